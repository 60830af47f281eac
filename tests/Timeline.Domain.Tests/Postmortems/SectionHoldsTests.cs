using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;
using static Timeline.Domain.Tests.Situations.Written;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class SectionHoldsTests
{
    private static readonly IncidentRecord Incident = RecordOf(Declared());
    private static readonly SectionStart Start = new(Command(1), Situation.Id.Value, PostmortemSection.Summary, "Generated.", 1);
    private static readonly Instant Later = Now + SectionHolds.Idle;

    [Fact]
    public void Who_holds_a_section_begins_with_what_it_says_and_has_two_minutes()
    {
        var held = Held(Ada);
        Assert.Equal(("Generated.", 1L, Ada, Now + Duration.FromMinutes(2)), (held.Text, held.Version, held.Holder, held.HeldUntil));
        Assert.True(held.IsHeldAt(Later - Duration.Epsilon));
        Assert.False(held.IsHeldAt(Later));
    }

    [Fact]
    public void Another_is_told_who_holds_it()
    {
        var refused = SectionHolds.Hold(Held(Ada), Start, Grace, Now).Rejection!;
        Assert.Equal(RejectionCode.SectionHeld, refused.Code);
        Assert.StartsWith("Ada writes in the section SUMMARY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_save_keeps_the_hold_and_grows_the_version()
    {
        var saved = Save(Held(Ada), Ada, "Mail.", restsOn: 1, Later - Duration.FromSeconds(1)).Draft!;
        Assert.Equal(("Mail.", 2L, Later + Duration.FromSeconds(119)), (saved.Text, saved.Version, saved.HeldUntil!.Value));
    }

    [Fact]
    public void The_same_save_sent_again_is_the_same_save()
    {
        var saved = Save(Held(Ada), Ada, "Mail.", restsOn: 1, Now).Draft!;
        var again = Save(saved, Ada, "Mail.", restsOn: 1, Now);
        Assert.Equal((null, null, 2L), (again.Rejection, again.Kept, again.Draft!.Version));
    }

    [Fact]
    public void Of_two_windows_of_one_person_the_second_keeps_its_text_beside()
    {
        var first = Save(Held(Ada), Ada, "One window.", restsOn: 1, Now).Draft!;
        var second = Save(first, Ada, "The other.", restsOn: 1, Now);
        Assert.Equal((RejectionCode.DraftConflict, "One window.", "The other."), (second.Rejection!.Code, second.Draft!.Text, second.Kept!.Text));
        var more = Save(first, Ada, "The other, and more.", restsOn: 1, Now).Kept!;
        Assert.Equal((second.Kept.Id, "The other, and more."), (more.Id, more.Text));
        Assert.NotEqual(second.Kept.Id, first.Id);
    }

    [Fact]
    public void Finishing_writes_once_and_frees_the_section()
    {
        var saved = Save(Held(Ada), Ada, "Mail stood still.", restsOn: 1, Now).Draft!;
        var finished = SectionHolds.Finish(saved, Since(), Incident, Ada, version: 2);
        Assert.Equal(("Mail stood still.", 1L), Assert.Single(finished.Events) is SectionWritten written ? (written.Markdown, written.IncidentVersion) : default);
        Assert.Null(finished.Draft!.Holder);
    }

    [Fact]
    public void What_arrives_after_it_was_finished_is_kept_and_begins_nothing()
    {
        var free = SectionHolds.Finish(Save(Held(Ada), Ada, "Mail.", restsOn: 1, Now).Draft, Since(), Incident, Ada, version: 2).Draft!;
        var late = Save(free, Ada, "Mail, older.", restsOn: 2, Now);
        Assert.Equal((RejectionCode.DraftConflict, "Mail, older.", null), (late.Rejection!.Code, late.Kept!.Text, late.Draft!.Holder));
    }

    [Fact]
    public void Nothing_typed_writes_nothing()
    {
        Assert.Empty(SectionHolds.Finish(Held(Ada), Since(), Incident, Ada, version: 1).Events);
        Assert.Empty(SectionHolds.End(Held(Ada), Since(), Incident).Events);
    }

    [Fact]
    public void A_paragraph_that_was_taken_and_one_that_was_seen_count_as_seen()
    {
        var postmortem = Since(By(Ada), Drafted(2));
        var held = SectionHolds.Hold(draft: null, Start with { Markdown = "Mail stood still." }, Ada, Now).Draft!;
        var seen = SectionHolds.Save(held, Start, Ada, "Mail stood still.", 1, seen: 2, Now).Draft!;
        Assert.Equal(new SectionRebased(PostmortemSection.Summary, 2), Assert.Single(SectionHolds.Finish(seen, postmortem, Incident, Ada, version: 2).Events));
        var taken = SectionHolds.Save(held, Start, Ada, "Mail stood still. All of it.", 1, seen: 2, Now).Draft!;
        Assert.Equal(2, Assert.IsType<SectionWritten>(Assert.Single(SectionHolds.Finish(taken, postmortem, Incident, Ada, version: 2).Events)).IncidentVersion);
    }

    [Fact]
    public void A_hold_that_ends_by_itself_writes_what_was_typed()
    {
        var ended = SectionHolds.End(Save(Held(Ada), Ada, "Mail.", restsOn: 1, Now).Draft!, Since(), Incident);
        Assert.Equal([Ada], Assert.IsType<SectionWritten>(Assert.Single(ended.Events)).Authors);
        Assert.Equal((null, 2L), (ended.Draft!.Holder, ended.Draft.Version));
    }

    [Fact]
    public void Who_comes_back_before_anybody_else_goes_on_where_they_were()
    {
        var ended = SectionHolds.End(Save(Held(Ada), Ada, "Mail.", restsOn: 1, Now).Draft!, Since(), Incident).Draft!;
        var back = Save(ended, Ada, "Mail stood still.", restsOn: 2, Later, Start with { Markdown = "Mail." });
        Assert.Null(back.Rejection);
        Assert.Equal((Ada, "Mail stood still.", "Mail.", 3L), (back.Draft!.Holder, back.Draft.Text, back.Draft.Base, back.Draft.Version));
    }

    [Fact]
    public void Who_comes_back_after_somebody_else_began_keeps_the_text_and_is_told_who()
    {
        var ended = SectionHolds.End(Save(Held(Ada), Ada, "Mail.", restsOn: 1, Now).Draft!, Since(), Incident).Draft!;
        var taken = SectionHolds.Hold(ended, Start with { Markdown = "Mail." }, Grace, Later).Draft!;
        Assert.Equal((Grace, "Mail."), (taken.Holder, taken.Text));
        var lost = Save(taken, Ada, "Mail stood still.", restsOn: 2, Later);
        Assert.Equal((RejectionCode.SectionHeld, "Mail stood still.", Ada), (lost.Rejection!.Code, lost.Kept!.Text, lost.Kept.KeptFor));
        Assert.StartsWith("Grace writes in the section SUMMARY now", lost.Rejection.Message, StringComparison.Ordinal);
        Assert.Same(taken, lost.Draft);
    }

    [Fact]
    public void A_text_that_cannot_be_written_when_the_hold_ends_is_kept()
    {
        var ended = SectionHolds.End(Save(Held(Ada), Ada, "[@x](timeline:entry/x)", restsOn: 1, Now).Draft!, Since(), Incident);
        Assert.Equal(("[@x](timeline:entry/x)", Ada), (ended.Kept!.Text, ended.Kept.KeptFor));
        Assert.Empty(ended.Events);
    }

    [Fact]
    public void Only_the_holder_finishes_and_gives_up()
    {
        Assert.Equal(RejectionCode.SectionHeld, SectionHolds.Finish(Held(Ada), Since(), Incident, Grace, version: 1).Rejection!.Code);
        Assert.Equal(RejectionCode.SectionHeld, SectionHolds.Release(Held(Ada), Grace).Rejection!.Code);
        Assert.Equal(RejectionCode.DraftConflict, SectionHolds.Finish(Held(Ada), Since(), Incident, Ada, version: 7).Rejection!.Code);
        Assert.Equal(RejectionCode.SectionNotHeld, SectionHolds.Finish(draft: null, Since(), Incident, Ada, version: 1).Rejection!.Code);
        Assert.Null(SectionHolds.Release(Held(Ada), Ada).Draft!.Holder);
    }

    [Fact]
    public void Who_never_held_it_saves_nothing() =>
        Assert.Equal(RejectionCode.SectionNotHeld, SectionHolds.Save(draft: null, Start, Ada, "Mail.", restsOn: 1, seen: null, Now).Rejection!.Code);

    private static SectionDraft Held(NamedPerson by) => SectionHolds.Hold(draft: null, Start, by, Now).Draft!;

    private static HoldOutcome Save(SectionDraft draft, NamedPerson by, string text, long restsOn, Instant now, SectionStart? start = null) =>
        SectionHolds.Save(draft, start ?? Start, by, text, restsOn, seen: null, now);
}
