namespace Timeline.Storage.DueWork;

/// <summary>What is to be done at a time.</summary>
/// <param name="Waiting">How many items, due ones included; those given up are not among them.</param>
/// <param name="Due">How many should have been done by now.</param>
/// <param name="First">When the first is due, or was. Null: nothing waits.</param>
public sealed record DueWorkState(int Waiting, int Due, DateTimeOffset? First);
