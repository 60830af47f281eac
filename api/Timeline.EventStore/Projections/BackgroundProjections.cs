using System.Collections;
using System.Text.RegularExpressions;

namespace Timeline.EventStore.Projections;

/// <summary>The projections that a <see cref="ProjectionRunner"/> keeps up to date behind the appends. Fill it before the store is made.</summary>
public sealed partial class BackgroundProjections : IEnumerable<IProjection>
{
    private readonly List<BackgroundProjection> _all = [];

    internal IReadOnlyList<BackgroundProjection> All => _all;

    /// <summary>Registers a projection.</summary>
    /// <param name="projection">
    /// Its name is the key of its progress in the database; its document types belong to it alone. It must not depend on where one
    /// slice ends and the next begins: that follows from the load.
    /// </param>
    /// <param name="version">
    /// 1 or more. Raise it when the documents are to be made anew by changed code: the runner then rebuilds them by itself, while
    /// nodes with the older version keep the old documents up to date. A node with an older version than the database's does nothing.
    /// </param>
    /// <exception cref="ArgumentException">The name is taken, or is not 1 to 100 letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; or there are no document types.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is less than 1.</exception>
    public BackgroundProjections Add(IProjection projection, int version = 1)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (!AllowedName().IsMatch(projection.Name))
            throw new ArgumentException($"'{projection.Name}' cannot name a background projection: use 1 to 100 letters, digits, '_', '-' and '.'.", nameof(projection));
        if (projection.DocumentTypes.Count == 0)
            throw new ArgumentException($"The background projection '{projection.Name}' names no document types.", nameof(projection));
        if (_all.Exists(other => other.Name == projection.Name))
            throw new ArgumentException($"A background projection '{projection.Name}' is already registered.", nameof(projection));
        _all.Add(new BackgroundProjection(projection, version));
        return this;
    }

    /// <inheritdoc />
    public IEnumerator<IProjection> GetEnumerator() => _all.Select(entry => entry.Projection).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal BackgroundProjection Of(string name) =>
        _all.Find(entry => entry.Name == name)
        ?? throw new InvalidOperationException($"'{name}' is no registered background projection: add it to EventStoreOptions.BackgroundProjections before the store is made.");

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AllowedName();
}

/// <summary>A registered background projection. Its progress row is named as Marten names a shard.</summary>
internal sealed record BackgroundProjection(IProjection Projection, int Version)
{
    public string Name => Projection.Name;

    public string ProgressName => ProgressNameOf(Version);

    public string ProgressNameOf(int version) =>
        version == 1 ? $"{Name}:All" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}:V{version}:All");
}
