using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Api.Tests.Running;

/// <summary>Moments as the API takes and gives them.</summary>
internal static class Moments
{
    public static Instant Moment(JsonElement element, string path) => InstantPattern.ExtendedIso.Parse(element.Text(path)!).Value;

    public static string Text(Instant moment) => InstantPattern.ExtendedIso.Format(moment);
}
