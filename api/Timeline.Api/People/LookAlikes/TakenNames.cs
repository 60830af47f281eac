using Marten;
using Timeline.Domain.Shared;

namespace Timeline.Api.People.LookAlikes;

/// <summary>The names that people and programs sign with, and those that Timeline itself signs with. Immutable.</summary>
internal sealed class TakenNames
{
    // What stands on events and documents that nobody signed, and what a reader would take for Timeline's word.
    private static readonly string[] Own = ["Timeline", "System", "Import", "Administrator", "Administrator token", "Unknown", "Not named"];

    private readonly IReadOnlyList<Holder> _holders;
    private readonly ILookup<string, Holder> _byKey;

    private TakenNames(IEnumerable<Holder> holders)
    {
        _holders = [.. holders];
        _byKey = _holders.SelectMany(holder => Skeleton.KeysOf(holder.Name).Select(key => (key, holder))).ToLookup(pair => pair.key, pair => pair.holder, StringComparer.Ordinal);
    }

    private enum Kind
    {
        Own,
        Person,
        Program,
    }

    /// <summary>All there are; revoked tokens sign nothing any more, and are left out.</summary>
    public static async Task<TakenNames> ReadAsync(IQuerySession session, CancellationToken cancellation)
    {
        var people = await session.Query<Person>().Where(person => person.HasNamed).ToListAsync(cancellation);
        var tokens = await session.Query<AccessToken>().Where(token => !token.Revoked).ToListAsync(cancellation);
        return new(
        [
            .. Own.Select(name => new Holder(Guid.Empty, name, Kind.Own)),
            .. people.Select(person => new Holder(person.Id, person.Name, Kind.Person)),
            .. tokens.Select(token => new Holder(token.Id, token.Name, Kind.Program)),
        ]);
    }

    /// <summary>Why a person cannot have the name. Null: it is like no other.</summary>
    public Rejection? RefusePerson(string name) => Refuse(name, Like(name, _ => true));

    /// <summary>As for a person; but a program may have exactly the name of another, whose token it takes over.</summary>
    public Rejection? RefuseProgram(string name) => Refuse(name, Like(name, holder => holder.Kind != Kind.Program || holder.Name != name));

    /// <summary>The names that somebody's, who has it already, can be taken for.</summary>
    public IReadOnlyList<string> Resembling(Guid id) => _holders.FirstOrDefault(holder => holder.Id == id && id != Guid.Empty) is not { } own
        ? []
        : [.. Like(own.Name, holder => holder != own && (holder.Kind != own.Kind || holder.Kind != Kind.Program || holder.Name != own.Name)).Select(holder => holder.Name).Distinct(StringComparer.Ordinal)];

    private IEnumerable<Holder> Like(string name, Func<Holder, bool> counts) => Skeleton.KeysOf(name).SelectMany(key => _byKey[key]).Distinct().Where(counts);

    private static Rejection? Refuse(string name, IEnumerable<Holder> alike)
    {
        if (alike.FirstOrDefault() is not { } holder)
            return null;
        if (Person.Fold(holder.Name) == Person.Fold(name) && holder.Kind == Kind.Person)
            return PersonName.Taken(name);
        var whose = holder.Kind switch
        {
            Kind.Own => "which Timeline itself signs with",
            Kind.Person => "the name of a person",
            _ => "the name of an access token",
        };
        return new Rejection(RejectionCode.NameTaken, $"\"{name}\" can be taken for \"{holder.Name}\", {whose}. Choose a name that tells the two apart.", "name");
    }

    private sealed record Holder(Guid Id, string Name, Kind Kind);
}

/// <summary>The taken names as one operation sees them: read once, when somebody asks. Thread-safe.</summary>
internal sealed class TakenNamesOfOperation(IDocumentStore store)
{
    private readonly Lock _gate = new();
    private Task<TakenNames>? _names;

    public Task<TakenNames> ReadAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return _names ??= LoadAsync(cancellation);
    }

    private async Task<TakenNames> LoadAsync(CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await TakenNames.ReadAsync(session, cancellation);
    }
}
