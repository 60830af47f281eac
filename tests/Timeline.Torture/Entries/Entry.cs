namespace Timeline.Torture.Entries;

/// <summary>An amount booked: both projections take it in.</summary>
/// <param name="Command">The command that made it, which says what belongs together.</param>
/// <param name="Number">1-based place among the events of the command, over all its streams.</param>
/// <param name="Of">How many events the command has.</param>
/// <param name="Amount">Makes each event count differently.</param>
internal sealed record EntryMade(Guid Command, int Number, int Of, int Amount);

/// <summary>A remark: no projection takes it in, so that a command of remarks goes the way without projections.</summary>
/// <param name="Command">As for <see cref="EntryMade"/>; so are the next two.</param>
/// <param name="Number">Place among the events of the command.</param>
/// <param name="Of">How many events the command has.</param>
/// <param name="Text">Some text, to give it weight.</param>
internal sealed record EntryNoted(Guid Command, int Number, int Of, string Text);
