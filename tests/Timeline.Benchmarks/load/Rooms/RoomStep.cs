namespace Timeline.Benchmarks.Load.Rooms;

/// <summary>Something that is done in a room over and over.</summary>
/// <param name="Name">For the table.</param>
/// <param name="IsPage">It answers a page of entries.</param>
/// <param name="HasGoal">False: it may cost more in a longer incident.</param>
/// <param name="DoAsync">Does it once, and gives the milliseconds it took; the number is how often it was done before in this round.</param>
internal sealed record RoomStep(string Name, bool IsPage, bool HasGoal, Func<MeasuredRoom, int, Task<double>> DoAsync)
{
    /// <summary>In this order: what is read comes before what makes the incidents grow, and what is corrected was logged in the same round.</summary>
    public static IReadOnlyList<RoomStep> All { get; } =
    [
        new("the room's first page", IsPage: true, HasGoal: true, (room, _) => room.OpenAsync()),
        new("a page in the middle", IsPage: true, HasGoal: true, (room, _) => room.PageAsync()),
        new("the room as known at", IsPage: true, HasGoal: false, (room, _) => room.OpenAsKnownAtAsync()),
        new("logEntry, a note", IsPage: false, HasGoal: true, (room, time) => room.LogNoteAsync(time)),
        new("logEntry, a first contact", IsPage: false, HasGoal: true, (room, _) => room.LogFirstContactAsync()),
        new("amendEntry", IsPage: false, HasGoal: true, (room, time) => room.AmendAsync(time)),
        new("retractEntry", IsPage: false, HasGoal: true, (room, time) => room.RetractAsync(time)),
    ];
}
