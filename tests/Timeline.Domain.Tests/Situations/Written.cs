using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Situations;

/// <summary>Short ways to say what has happened to a postmortem, and by whom.</summary>
public static class Written
{
    public static readonly NamedPerson Ada = new(Situation.Command(901), "Ada");
    public static readonly NamedPerson Grace = new(Situation.Command(902), "Grace");
    public static readonly NamedPerson Barbara = new(Situation.Command(903), "Barbara");

    /// <summary>Drafted from the incident's first version, with what happened since; each event a minute after the one before it.</summary>
    public static PostmortemRecord Since(params PostmortemEvent[] events) => Postmortem([Drafted(1), .. events]);

    public static PostmortemRecord Postmortem(params IEnumerable<PostmortemEvent> events) => PostmortemRecord.Empty.After(events);

    /// <summary>The postmortem with further events.</summary>
    public static PostmortemRecord After(this PostmortemRecord postmortem, params IEnumerable<PostmortemEvent> events) => events.Aggregate(
        postmortem, (before, made) => before.Apply(new Recorded<PostmortemEvent>(made, before.Version + 1, Situation.Now + Duration.FromMinutes(before.Version), "Grace", Source.Web)));

    public static PostmortemDrafted Drafted(long version) => new(Situation.Id.Value, version, 1);

    public static SectionWritten By(NamedPerson author, string markdown = "Mail stood still.", PostmortemSection section = PostmortemSection.Summary) => new(section, markdown, 1, [author]);

    public static ReviewRequested Review(NamedPerson by, params NamedPerson[] reviewers) => new(reviewers, by.Id);

    public static PostmortemApproved Approved(NamedPerson by) => new(by.Id);
}
