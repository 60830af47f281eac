using NodaTime;
using Timeline.Domain.Import;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Import;

/// <summary>What the preview says of lines that the incident knows.</summary>
public sealed class KnownNotesTests
{
    private const string Notes = "10:03 PM Somebody looked.\n10:05 PM A password was read out.\n10:07 PM Nothing new.\n10:09 PM Seen before.";

    [Fact]
    public void A_line_says_who_took_it_away_when_and_why_and_a_new_one_nothing()
    {
        var record = RecordOf(
            Declared(),
            Logged(1, 3),
            Logged(2, 5, "A password was read out."),
            Logged(3, 9, "Seen before."),
            Retracted(1, "Another incident.\nNot this one."),
            new EntryRedacted(Entry(2), "A password."));
        var preview = KnownNotes.In(record, NotesReader.Preview(Notes, Zone, new LocalDate(2014, 5, 13)));
        Assert.Equal(
            [
                (KnownLineState.Retracted, Entry(1), "was retracted on 14 May 2014, 03:04 UTC by Ada: Another incident."),
                (KnownLineState.MayBeRedacted, Entry(2), "may be what was redacted on 14 May 2014, 03:05 UTC by Ada: A password."),
                ((KnownLineState, EntryId, string)?)null,
                (KnownLineState.Standing, Entry(3), "stands on the timeline already, with the same time, text and role"),
            ],
            preview.Entries.Select(entry => entry.Known is { } known ? (known.State, known.Entry.Id, known.Message) : ((KnownLineState, EntryId, string)?)null));
    }

    [Fact]
    public void While_the_day_is_not_known_nothing_is() =>
        Assert.All(KnownNotes.In(RecordOf(Declared(), Logged(1, 3)), NotesReader.Preview(Notes, Zone, date: null)).Entries, entry => Assert.Null(entry.Known));
}
