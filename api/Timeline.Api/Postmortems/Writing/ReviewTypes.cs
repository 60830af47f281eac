using Timeline.Api.Incidents;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Schemas;
using static Timeline.Api.Postmortems.Writing.WritingTypes;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>A publication with the postmortem that it is of.</summary>
internal sealed record ShownPublication(PostmortemDraft Postmortem, Publication Publication);

/// <summary>Review, comments and publications.</summary>
internal static class ReviewTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<PostmortemStatus>("PostmortemStatus");
        schema.Object<PostmortemComment>("PostmortemComment")
            .Field("commentId", comment => comment.Id.ToString())
            .Field("replyTo", comment => comment.ReplyTo?.ToString())
            .Field("by", comment => Shown(comment.By))
            .Field("open", comment => comment.IsOpen)
            .Field("resolvedBy", comment => comment.Resolution?.By)
            .Field("resolvedAt", comment => comment.Resolution?.At)
            .Properties();
        schema.Object<ReviewRequest>("PostmortemReview")
            .Field("reviewers", review => review.Reviewers.Select(Shown).ToList())
            .Field("requestedBy", review => new NamedInIncident(review.By))
            .Field("requestedAt", review => review.At);
        schema.Object<Approval>("PostmortemApproval").Field("by", approval => Shown(approval.By)).Properties();
        schema.Object<WantedChange>("WantedChange").Properties();
        schema.Object<Withdrawal>("Withdrawal").Properties();
        schema.Object<ShownPublication>("Publication")
            .Field("number", shown => shown.Publication.Number)
            .Field("publishedAt", shown => shown.Publication.At)
            .Field("publishedBy", shown => Shown(shown.Publication.By))
            .Field("approvedBy", shown => shown.Publication.ApprovedBy.Select(Shown).ToList())
            .Field("incidentVersion", shown => shown.Publication.IncidentVersion)
            .Field("postmortemVersion", shown => shown.Publication.PostmortemVersion)
            .Field("reason", shown => shown.Publication.Reason)
            .Field("missing", async (field, cancellation) => await field.Service<PublishedVersions>().MissingAsync(field.Parent<ShownPublication>(), cancellation))
            .Field("withdrawal", shown => shown.Publication.Withdrawal)
            .Field("outputs", OutputTypes.OutputsAsync);
        schema.Object<SectionComparison>("SectionComparison").Properties();
        schema.Object<FigureComparison>("FigureComparison").Properties();
        schema.Object<PostmortemComparison>("PostmortemComparison")
            .Field("entriesAdded", comparison => comparison.Record.EntriesAdded)
            .Field("entriesAmended", comparison => comparison.Record.EntriesAmended)
            .Field("entriesRetracted", comparison => comparison.Record.EntriesRetracted)
            .Field("figures", comparison => comparison.Record.Figures)
            .Properties();
        schema.Object<PostmortemDraft>("Postmortem")
            .Field("status", draft => draft.Record.Status)
            .Field("version", draft => draft.Record.Version)
            .Field("authors", draft => draft.Record.Authors.Select(Shown).ToList())
            .Field("review", draft => draft.Record.Review)
            .Field("approvals", draft => draft.Record.Approvals)
            .Field("wantedChange", draft => draft.Record.WantedChange)
            .Field("publications", draft => draft.Record.Publications.Select(publication => new ShownPublication(draft, publication)).ToList())
            .Field("compare", async (field, cancellation) => await field.Service<PublishedVersions>().CompareAsync(
                field.Parent<PostmortemDraft>(), field.Argument<int>("from"), field.Argument<int>("to"), cancellation));
    }
}
