using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Slices;

/// <summary>Lines of the board, lessons and records of incidents are read by one rule of who sees them (ADR 32), and by nobody around it.</summary>
public sealed partial class VisibilityTests
{
    // Each with why it may read what not everybody sees.
    private static readonly Dictionary<string, string> Around = new(StringComparer.Ordinal)
    {
        ["Incidents/VisibleIncidents.cs"] = "the rule itself",
        ["Incidents/IncidentReader.cs"] = "finds the id behind a number, and shows the record behind it by the rule",
        ["Incidents/IncidentsQuery.cs"] = "the board, whose condition begins with the rule's",
        ["Incidents/LiveBoard.cs"] = "reads once for all who follow; each subscription leaves out by the rule what is not for it",
        ["Incidents/IncidentDecider.cs"] = "reads what is decided on, and shows it by the rule",
        ["Incidents/IncidentDueWork.cs"] = "due work, which shows nothing to anybody",
        ["Incidents/LinkDecider.cs"] = "reads the two that are decided on, and shows them by the rule",
        ["Incidents/OverlapsQuery.cs"] = "the calendar, whose condition ends with the rule's",
        ["Incidents/PromisedAnewWork.cs"] = "due work, which shows nothing to anybody",
        ["Metrics/Reports/ServiceReports.cs"] = "reports for customers, which leave out every private incident, whoever asks",
        ["Postmortems/Writing/SectionHoldWork.cs"] = "due work, which shows nothing to anybody",
        ["Sla/SlaReplayQuery.cs"] = "the incidents of late, whose condition ends with the rule's",
        ["Files/FileCollectionWork.cs"] = "due work, which shows nothing to anybody",
        ["Lessons/LessonLibraryProjection.cs"] = "makes the library",
        ["Lessons/LessonLoaders.cs"] = "lessons by their ids, by the rule; of how often they came back only incidents that the rule shows",
        ["Lessons/LessonCondition.cs"] = "what is added to a condition that begins with the rule's",
        ["Actions/ActionItemsQuery.cs"] = "action items, whose condition begins with the rule's",
        ["Postmortems/Library/PostmortemsQuery.cs"] = "postmortems, whose condition begins with the rule's",
        ["Catalogue/CatalogueDecider.cs"] = "reads the catalogue, which everybody sees",
        ["Incidents/IncidentSummaryProjection.cs"] = "makes the lines",
        ["Incidents/Commands/DeclareIncidentMutation.cs"] = "numbers have no gaps, whoever sees the incidents; a repeated command is answered by the rule",
        ["Host/Commands/SentCommand.cs"] = "asks whether an id is used, and shows nothing",
        ["Host/Verification.cs"] = "a verb of whoever has the machine; names incidents by key and shows no content",
        ["Waiting/WaitingQuery.cs"] = "action items and lessons, of which only those are shown whose incident the rule shows",
        ["Lessons/LessonsQuery.cs"] = "the library, whose condition begins with the rule's",
    };

    [Fact]
    public void What_not_everybody_sees_is_read_by_the_rule()
    {
        var readers = SourceTree.Under("api/Timeline.Api").Where(file => file.Extension == ".cs" && Reads().IsMatch(file.Text)).Select(file => file.Path["api/Timeline.Api/".Length..]).ToList();
        Assert.Equal(Around.Keys.Order(StringComparer.Ordinal), readers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Incidents/IncidentsQuery.cs", "VisibleIncidents.Lines(actor)")]
    [InlineData("Incidents/OverlapsQuery.cs", "VisibleIncidents.Lines(")]
    [InlineData("Incidents/LinkDecider.cs", "IsVisibleTo(actor)")]
    [InlineData("Metrics/Reports/ServiceReports.cs", "{ Private: false }")]
    [InlineData("Search/SearchQuery.cs", "HiddenAsync(field")]
    [InlineData("Audit/AuditTrail.cs", "LoadVisibleAsync(actor")]
    [InlineData("Audit/AuditTrail.cs", "HiddenAsync(actor")]
    [InlineData("Files/FileEndpoints.cs", "FindAsync(actor,")]
    [InlineData("Lessons/LessonsQuery.cs", "VisibleIncidents.RowsOf(store, actor)")]
    [InlineData("Lessons/LessonLoaders.cs", "VisibleIncidents.RowsOf(store, actor)")]
    [InlineData("Lessons/LessonLoaders.cs", "LoadVisibleAsync(actor")]
    [InlineData("Lessons/SimilarLessonsQuery.cs", "HiddenAsync(actor")]
    [InlineData("Actions/ActionItemsQuery.cs", "VisibleIncidents.RowsOf(store, actor)")]
    [InlineData("Waiting/WaitingQuery.cs", "LoadVisibleAsync(actor")]
    [InlineData("Postmortems/Library/PostmortemsQuery.cs", "VisibleIncidents.RowsOf(store, actor)")]
    [InlineData("Incidents/LiveBoard.cs", "whoever sees it")]
    [InlineData("Incidents/BoardChangedSubscription.cs", "IsVisibleTo(")]
    [InlineData("Incidents/TimelineChangedSubscription.cs", "IsVisibleTo(")]
    [InlineData("Postmortems/Writing/PostmortemChangedSubscription.cs", "FindAsync(mine,")]
    [InlineData("Postmortems/Writing/PostmortemDecider.cs", "FindAsync(actor,")]
    [InlineData("Incidents/IncidentDecider.cs", "IsVisibleTo(actor)")]
    [InlineData("Incidents/Commands/DeclareIncidentMutation.cs", "IsVisibleTo(actor)")]
    public void Whoever_shows_it_asks_the_rule(string file, string asks) =>
        Assert.Contains(asks, SourceTree.File("api/Timeline.Api/" + file).Text, StringComparison.Ordinal);

    [GeneratedRegex(@"(Query|LoadAsync|LoadManyAsync|DocumentList)<(IncidentSummary|LibraryLesson|LibraryActionItem|LibraryPostmortem)>|\.mt_doc_(incidentsummary|librarylesson|libraryactionitem|librarypostmortem)\b|\brecords\.(ReadAsync|AtAsync)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reads();
}
