using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import.Reading;

/// <summary>What an export of this program says of an entry beside its text, time and author.</summary>
/// <param name="Role">What an import makes of its kind; a note where a line of notes can be nothing of the kind.</param>
internal sealed record OwnEntry(EntryKind Kind, ImportRole Role, Precision Precision, SuggestedContact? Contact, IReadOnlyList<EntryFact> Facts);
