using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Postmortems.Published;

/// <summary>
/// A redaction gives up, in its own transaction, the kept bytes of each published version that may show what it removes. The stream of what is kept moves
/// on, so that what is just being made from the content of before is not kept.
/// </summary>
internal static class OutputForgetting
{
    /// <summary>Content of the incident is removed.</summary>
    /// <param name="session">Appends the redaction when it is saved.</param>
    /// <param name="first">The version of the first event that held it; a document of an earlier version does not show it.</param>
    public static async Task ForgetAsync(IDocumentSession session, IncidentId incident, long first, Instant now, CancellationToken cancellation)
    {
        // The incident first, as whoever holds both does. Nothing is published meanwhile: what is published afterwards is made without the content.
        await session.HoldStreamAsync(incident.Value, cancellation);
        await session.HoldStreamAsync(PostmortemReader.StreamOf(incident), cancellation);
        var stored = await session.Events.FetchStreamAsync(PostmortemReader.StreamOf(incident), token: cancellation);
        await ForgetAsync(session, incident, stored, published => published.IncidentVersion >= first, now, cancellation);
    }

    /// <summary>Content of the postmortem is removed, whose stream is held.</summary>
    /// <param name="stored">The events of the postmortem.</param>
    /// <param name="shows">Whether a version may show what is removed.</param>
    public static async Task ForgetAsync(
        IDocumentSession session, IncidentId incident, IReadOnlyList<IEvent> stored, Func<PostmortemPublished, bool> shows, Instant now, CancellationToken cancellation)
    {
        var numbers = stored.Select(one => one.Data).OfType<PostmortemPublished>().Where(shows).Select(published => published.Number).ToList();
        if (numbers.Count == 0)
            return;
        var stream = OutputStreams.Of(incident);
        var version = (await session.Events.FetchStreamStateAsync(stream, cancellation))?.Version ?? 0;
        session.Events.Append(stream, version + 1, new OutputsForgotten(incident.Value, numbers, ForgottenBecause.Redacted));
        OutputRemovalWork.Schedule(session, incident, now);
        OutputDelivery.Schedule(session, incident, now);
    }
}
