using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Metrics;

internal sealed record SaveMetricViewInput(string Name, bool? ForAll, MetricFiguresInput Figures, int? LastDays);

internal sealed record RenameMetricViewInput(string ViewId, string Name);

internal sealed record DeleteMetricViewInput(string ViewId);

internal sealed record SaveMetricViewPayload(MetricView? View, Rejection? Error);

internal sealed record RenameMetricViewPayload(MetricView? View, Rejection? Error);

internal sealed record DeleteMetricViewPayload(string? ViewId, Rejection? Error);

/// <summary>Saves, renames and deletes views. Whoever saved one may change it, and an administrator.</summary>
internal static class MetricViewMutations
{
    /// <summary>How many one person has, and how many there are for all.</summary>
    public const int MostViews = 100;

    private const int MostDays = 3_660;

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<SaveMetricViewInput>("SaveMetricViewInput");
        schema.Input<RenameMetricViewInput>("RenameMetricViewInput");
        schema.Input<DeleteMetricViewInput>("DeleteMetricViewInput");
        schema.Object<SaveMetricViewPayload>("SaveMetricViewPayload").Properties();
        schema.Object<RenameMetricViewPayload>("RenameMetricViewPayload").Properties();
        schema.Object<DeleteMetricViewPayload>("DeleteMetricViewPayload").Properties();
        schema.Mutation("saveMetricView", SaveAsync);
        schema.Mutation("renameMetricView", RenameAsync);
        schema.Mutation("deleteMetricView", DeleteAsync);
    }

    private static async ValueTask<object?> SaveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<SaveMetricViewInput>("input");
        var forAll = input.ForAll is true;
        var actor = field.Service<CurrentActor>().Require(forAll ? Permission.Manage : Permission.Read);
        if (MetricViewName.Check(input.Name, out var name) is { } unfit)
            return new SaveMetricViewPayload(View: null, unfit);
        if (input.LastDays is < 1 or > MostDays)
            return new SaveMetricViewPayload(View: null, new(RejectionCode.OutOfRange, $"lastDays is {input.LastDays}; give 1 to {MostDays}, or leave it out to keep the days of figures.", "lastDays"));

        // What cannot be asked is not saved.
        var store = field.Service<IDocumentStore>();
        await MetricQuestion.ReadAsync(MetricViews.Of(input.Figures, input.LastDays, field.Service<IClock>()).Scope, actor, store, field.Service<CatalogueRecords>(), cancellation);
        var view = new MetricView(
            Guid.NewGuid(), name, CatalogueRecord.NameKey(name), actor.Id, actor.Name, forAll, field.Service<IClock>().GetCurrentInstant(), MetricViews.ToJson(input.Figures), input.LastDays);
        await using var session = store.Writing();
        await session.HoldAllAsync<MetricView>(cancellation);
        var beside = await BesideAsync(session, view, cancellation);
        if (beside.Count >= MostViews)
        {
            return new SaveMetricViewPayload(View: null, new(
                RejectionCode.TooLong, $"{(forAll ? "There are" : "You have")} {beside.Count} views{(forAll ? " for all" : "")}; the limit is {MostViews}. Delete one first.", "name"));
        }

        if (Taken(beside, view) is { } taken)
            return new SaveMetricViewPayload(View: null, taken);
        session.Insert(view);
        await session.SaveChangesAsync(cancellation);
        return new SaveMetricViewPayload(view, Error: null);
    }

    private static async ValueTask<object?> RenameAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RenameMetricViewInput>("input");
        if (MetricViewName.Check(input.Name, out var name) is { } unfit)
            return new RenameMetricViewPayload(View: null, unfit);
        await using var session = field.Service<IDocumentStore>().Writing();
        await session.HoldAllAsync<MetricView>(cancellation);
        if (await MetricViews.FindAsync(session, input.ViewId, cancellation) is not { } view)
            return new RenameMetricViewPayload(View: null, NotFound(input.ViewId));
        RequireOwner(field, view);
        var renamed = view with { Name = name, NameKey = CatalogueRecord.NameKey(name) };
        if (Taken(await BesideAsync(session, view, cancellation), renamed) is { } taken)
            return new RenameMetricViewPayload(View: null, taken);
        session.Update(renamed);
        await session.SaveChangesAsync(cancellation);
        return new RenameMetricViewPayload(renamed, Error: null);
    }

    private static async ValueTask<object?> DeleteAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<DeleteMetricViewInput>("input");
        await using var session = field.Service<IDocumentStore>().Writing();
        if (await MetricViews.FindAsync(session, input.ViewId, cancellation) is not { } view)
            return new DeleteMetricViewPayload(ViewId: null, NotFound(input.ViewId));
        RequireOwner(field, view);
        session.Delete<MetricView>(view.Id);
        await session.SaveChangesAsync(cancellation);
        return new DeleteMetricViewPayload(input.ViewId, Error: null);
    }

    private static void RequireOwner(FieldContext field, MetricView view)
    {
        var actor = field.Service<CurrentActor>();
        if (view.OwnerId != actor.Id)
            actor.Require(Permission.Administer);
    }

    private static async Task<IReadOnlyList<MetricView>> BesideAsync(IDocumentSession session, MetricView view, CancellationToken cancellation)
    {
        var views = session.Query<MetricView>();
        return await (view.ForAll ? views.Where(other => other.ForAll) : views.Where(other => !other.ForAll && other.OwnerId == view.OwnerId)).ToListAsync(cancellation);
    }

    private static Rejection? Taken(IReadOnlyList<MetricView> beside, MetricView view) => beside.FirstOrDefault(other => other.Id != view.Id && other.NameKey == view.NameKey) is { } other
        ? new(RejectionCode.NameTaken, $"There is a view \"{Excerpt.Of(other.Name)}\" already. Choose another name, or delete that one first.", "name")
        : null;

    private static Rejection NotFound(string viewId) => new(RejectionCode.ViewNotFound, $"There is no view \"{Excerpt.Of(viewId)}\". Load the list again.", "viewId");
}
