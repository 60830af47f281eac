namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>Prints a figure beside its goal, and whether it is met.</summary>
internal static class Goal
{
    public static void AtLeast(string what, double figure, double goal, string unit = "") => Print(what, figure, "at least", goal, unit, figure >= goal);

    public static void AtMost(string what, double figure, double goal, string unit = "") => Print(what, figure, "at most", goal, unit, figure <= goal);

    private static void Print(string what, double figure, string bound, double goal, string unit, bool isMet) =>
        Report.Line($"  goal: {what} {bound} {goal:#,0.##}{unit}, measured {figure:#,0.##}{unit}: {(isMet ? "met" : "MISSED")}");
}
