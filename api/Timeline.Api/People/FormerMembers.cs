using System.Collections.Immutable;
using JasperFx.Events;
using Marten;
using Timeline.Domain.Shared;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

/// <summary>
/// Who was shut out, so that what they recorded is shown without their name; the name stays in the chain. Kept in this node, and read again when a
/// notice says that a person was changed. Thread-safe.
/// </summary>
internal sealed class FormerMembers
{
    /// <summary>What somebody is called who was shut out.</summary>
    public const string Name = "Former member";

    /// <summary>The header of an event that says by id who recorded it.</summary>
    public const string ActorHeader = "actor_id";

    private const string Unknown = "Unknown";

    private readonly SemaphoreSlim _turn = new(1);
    private ImmutableHashSet<Guid> _ids = [];
    private ImmutableHashSet<string> _names = [];
    private volatile bool _isOutdated = true;

    public FormerMembers(CommitSignals signals) => signals.DocumentChanged += _ => _isOutdated = true;

    /// <summary>Reads who was shut out, when that may have changed.</summary>
    /// <returns>True when it has.</returns>
    public async ValueTask<bool> RefreshAsync(IQuerySession session, CancellationToken cancellation)
    {
        if (!_isOutdated)
            return false;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (!_isOutdated)
                return false;
            _isOutdated = false;
            try
            {
                var people = await session.Query<Person>().Where(person => !person.Active).ToListAsync(cancellation);
                var (before, now) = (_ids, people.Select(person => person.Id).ToImmutableHashSet());
                (_ids, _names) = (now, people.Select(person => person.Name).ToImmutableHashSet(StringComparer.Ordinal));
                return !before.SetEquals(now);
            }
            catch
            {
                _isOutdated = true;
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Who recorded an event, as it is shown.</summary>
    public string RecorderOf(IEvent stored) =>
        Guid.TryParse(stored.GetHeader(ActorHeader)?.ToString(), out var actor) && _ids.Contains(actor) ? Name : VisibleText.OptionalLine(stored.UserName) ?? Unknown;

    /// <summary>Who is kept by id, as they are shown.</summary>
    public string Shown(Guid? id, string name) => id is { } known && _ids.Contains(known) ? Name : name;

    /// <summary>Who is kept by name alone, as they are shown.</summary>
    public string Shown(string? name) => VisibleText.OptionalLine(name) is not { } line ? Unknown : _names.Contains(line) ? Name : line;
}
