using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Rooms;

/// <summary>How long each thing took in each room, in milliseconds.</summary>
internal sealed class RoomTimes
{
    private readonly Dictionary<(RoomStep, MeasuredRoom), List<double>> _steps = [];
    private readonly List<double> _kestrel = [];
    private readonly List<double> _statement = [];

    public void Add(RoomStep step, MeasuredRoom room, double took)
    {
        if (!_steps.TryGetValue((step, room), out var all))
            _steps.Add((step, room), all = []);
        all.Add(took);
    }

    public void AddKestrel(double took) => _kestrel.Add(took);

    public void AddStatement(double took) => _statement.Add(took);

    /// <summary>The median in one room, of that in another.</summary>
    public double Ratio(RoomStep step, MeasuredRoom room, MeasuredRoom other) => Sample.Median(_steps[(step, room)]) / Sample.Median(_steps[(step, other)]);

    /// <summary>What longer rooms are compared with: the shortest, or for a page the shortest that fills one.</summary>
    /// <param name="step">What is done.</param>
    /// <param name="rooms">The shortest first.</param>
    public static MeasuredRoom MeasureOf(RoomStep step, IReadOnlyList<MeasuredRoom> rooms) =>
        step.IsPage ? rooms.FirstOrDefault(room => room.Entries >= 2 * MeasuredRoom.PageSize) ?? rooms[0] : rooms[0];

    /// <param name="rooms">The shortest first.</param>
    public void Print(IReadOnlyList<MeasuredRoom> rooms)
    {
        Report.Line($"  {"",-34} {"entries",8} {"p50 ms",9} {"p99 ms",9}   of {rooms[0].Entries} entries");
        Line("bare Kestrel, a page of 50", "", _kestrel, "");
        Line("Npgsql, the two rows of an append", "", _statement, "");
        foreach (var step in RoomStep.All)
        {
            var measure = MeasureOf(step, rooms);
            foreach (var room in rooms)
            {
                var besides = room.Entries > measure.Entries && measure != rooms[0] ? FormattableString.Invariant($"   ({Ratio(step, room, measure):N2} of {measure.Entries:N0} entries, which fill a page)") : "";
                Line(room == rooms[0] ? step.Name : "", FormattableString.Invariant($"{room.Entries:N0}"), _steps[(step, room)], FormattableString.Invariant($"{Ratio(step, room, rooms[0]):N2}{besides}"));
            }
        }
    }

    private static void Line(string name, string entries, List<double> took, string ratio)
    {
        var sorted = took.Order().ToList();
        Report.Line($"  {name,-34} {entries,8} {Sample.Median(sorted),9:N2} {Sample.Percentile(sorted, 0.99),9:N2}   {ratio}");
    }
}
