using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.Storage.Following;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What changed in a postmortem, for those who work on it: what it is about, and never the words.</summary>
/// <param name="Type">The stored name of the event, or <see cref="Holding"/>.</param>
/// <param name="Section">Null: the whole of it.</param>
/// <param name="By">Whoever did it.</param>
/// <param name="Version">The postmortem's version.</param>
/// <param name="Hold">Who writes in the section now. Null: nobody, or it is not about a section.</param>
internal sealed record PostmortemChange(string Type, PostmortemSection? Section, string By, Instant At, long Version, PostmortemStatus Status, SectionDraft? Hold)
{
    /// <summary>Somebody began to write, typed, or ended.</summary>
    public const string Holding = "section_hold";
}

/// <summary>The changes of each postmortem that somebody follows: read once, however many follow it.</summary>
internal sealed class LivePostmortems
{
    private readonly IDocumentStore _store;
    private readonly LiveStreams _streams;
    private readonly PostmortemRecords _postmortems;
    private readonly IClock _clock;
    private readonly EventTopics<IncidentId> _topics;
    private readonly ConcurrentDictionary<Follower, Guid> _followers = new();
    private long _changes;

    public LivePostmortems(IDocumentStore store, LiveStreams streams, CommitSignals signals, PostmortemRecords postmortems, IClock clock)
    {
        (_store, _streams, _postmortems, _clock) = (store, streams, postmortems, clock);
        _topics = new EventTopics<IncidentId>(FollowAsync);
        // Once: several who add themselves at the same moment would undo each other.
        signals.DocumentChanged += Hear;
    }

    /// <summary>Each change from now on, as <see cref="PostmortemChange"/>.</summary>
    public IAsyncEnumerable<SharedEvent> ReadAsync(IncidentId incident, CancellationToken cancellation)
    {
        var now = Volatile.Read(ref _changes);
        return _topics.ReadAsync(incident, now, now, cancellation);
    }

    // Places are this node's own count of changes: nobody goes on from one after a pause.
    private async IAsyncEnumerable<TopicEvent> FollowAsync(IncidentId incident, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (stream, follower) = (PostmortemReader.StreamOf(incident), new Follower());
        _followers[follower] = stream;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            PostmortemRecord postmortem;
            await using (var session = _store.Reading())
                postmortem = await _postmortems.ReadAsync(session, incident, moment: null, cancellation);
            var known = await DraftsAsync(stream, cancellation);
            var pump = PumpAsync(stream, postmortem.Version, follower, ending.Token);
            await foreach (var stored in follower.Heard.ReadAllAsync(cancellation))
            {
                if (stored is not null)
                {
                    var recorded = _postmortems.ToRecorded(stored);
                    postmortem = postmortem.Apply(recorded);
                    yield return Next(new(stored.EventTypeName, SectionOf(recorded.Event, postmortem), recorded.Actor, recorded.RecordedAt, postmortem.Version, postmortem.Status, Hold: null));
                }

                follower.Looks();
                var drafts = await DraftsAsync(stream, cancellation);
                foreach (var draft in drafts.Values.Where(draft => !known.TryGetValue(draft.Id, out var before) || before.Version != draft.Version || before.Holder?.Id != draft.Holder?.Id))
                    yield return Next(Told(draft, known.GetValueOrDefault(draft.Id), postmortem));
                known = drafts;
            }

            await pump;
        }
        finally
        {
            _followers.TryRemove(follower, out _);
            await ending.CancelAsync();
        }
    }

    private void Hear(Guid? changed)
    {
        foreach (var (follower, stream) in _followers)
        {
            if (changed is null || changed == stream)
                follower.Hear();
        }
    }

    private TopicEvent Next(PostmortemChange change) => new(Interlocked.Increment(ref _changes), change);

    private PostmortemChange Told(SectionDraft draft, SectionDraft? before, PostmortemRecord postmortem) => new(
        PostmortemChange.Holding, draft.Section, (draft.Holder ?? before?.Holder)?.Name ?? "", draft.SavedAt, postmortem.Version, postmortem.Status,
        draft.IsHeldAt(_clock.GetCurrentInstant()) ? draft : null);

    private async Task<Dictionary<Guid, SectionDraft>> DraftsAsync(Guid stream, CancellationToken cancellation)
    {
        await using var session = _store.Reading();
        return (await session.DraftsOfAsync(stream, cancellation)).Where(draft => draft.KeptFor is null).ToDictionary(draft => draft.Id);
    }

    private async Task PumpAsync(Guid stream, long after, Follower follower, CancellationToken cancellation)
    {
        try
        {
            await foreach (var stored in _streams.FollowAsync(Tenants.Only, stream, after, cancellation))
                follower.Hear(stored);
        }
        catch (OperationCanceledException ended) when (cancellation.IsCancellationRequested)
        {
            follower.End(ended);
        }
#pragma warning disable CA1031 // Whatever ends the following ends those who wait for it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            follower.End(fault);
        }
    }

    private static PostmortemSection? SectionOf(PostmortemEvent told, PostmortemRecord after)
    {
        return told switch
        {
            SectionWritten written => written.Section,
            SectionReset reset => reset.Section,
            SectionRebased rebased => rebased.Section,
            SectionRedacted redacted => redacted.Section,
            CommentAdded added => added.Section,
            CommentResolved resolved => Commented(resolved.CommentId),
            CommentReopened reopened => Commented(reopened.CommentId),
            CommentRetracted retracted => Commented(retracted.CommentId),
            CommentRedacted redacted => Commented(redacted.CommentId),
            _ => null,
        };

        PostmortemSection? Commented(CommentId id) => after.Comments.Find(comment => comment.Id == id)?.Section;
    }

    /// <summary>What one reading of a postmortem was told of and has not looked at: events, and once that something was typed (null), however often.</summary>
    private sealed class Follower
    {
        private readonly Channel<IEvent?> _heard = Channel.CreateUnbounded<IEvent?>();
        private int _typed;

        public ChannelReader<IEvent?> Heard => _heard.Reader;

        public void Hear(IEvent stored) => _heard.Writer.TryWrite(stored);

        public void Hear()
        {
            if (Interlocked.Exchange(ref _typed, 1) == 0)
                _heard.Writer.TryWrite(null);
        }

        public void Looks() => Interlocked.Exchange(ref _typed, 0);

        public void End(Exception why) => _heard.Writer.TryComplete(why);
    }
}
