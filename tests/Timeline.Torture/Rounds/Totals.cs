using Timeline.Torture.Checking;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Rounds;

/// <summary>The sums over all rounds.</summary>
internal sealed class Totals(int seed)
{
    private readonly List<StrikeKind> _strikes = [];
    private int _acknowledged;
    private int _repeated;
    private int _faults;

    public int Failures { get; private set; }

    public void Add(Journal journal, int repeated, IEnumerable<StrikeKind> strikes, Findings findings)
    {
        _acknowledged += journal.Acknowledged.Count;
        _repeated += repeated;
        _faults += journal.Faults;
        _strikes.AddRange(strikes);
        Failures += findings.All.Count;
    }

    public string Summary(int rounds)
    {
        var kinds = string.Join(", ", _strikes.CountBy(kind => kind).OrderBy(pair => pair.Key).Select(pair => FormattableString.Invariant($"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}")));
        return FormattableString.Invariant(
            $"{rounds} rounds, {_acknowledged} appends acknowledged, {_repeated} repeated, {_faults} faults, {_strikes.Count} kills ({kinds}), {Failures} failures, seed {seed}");
    }
}
