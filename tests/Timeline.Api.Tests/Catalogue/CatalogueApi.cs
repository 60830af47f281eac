using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Catalogue;

/// <summary>Adds to the catalogue as a client would, and gives the ids.</summary>
internal static class CatalogueApi
{
    public static Task<string> AddServiceAsync(this TimelineClient client, string name, string[]? dependsOn = null, string[]? carries = null, string[]? keptBy = null) =>
        client.AddAsync("addService", "service", new { name, dependsOn, carries, keptBy });

    public static Task<string> AddChannelAsync(this TimelineClient client, string name, string channel) => client.AddAsync("addChannel", "channel", new { name, channel });

    public static async Task<string> AddAsync(this TimelineClient client, string mutation, string made, object input) =>
        (await client.DoAsync(mutation, input, $"{made} {{ id }}")).Text($"{made}.id")!;

    /// <summary>The catalogue by a selection.</summary>
    public static async Task<JsonElement> CatalogueAsync(this TimelineClient client, string selection, string? asKnownAt = null) =>
        (await client.AskAsync($"query($at: Instant) {{ catalogue(asKnownAt: $at) {{ {selection} }} }}", new { at = asKnownAt })).At("catalogue");
}
