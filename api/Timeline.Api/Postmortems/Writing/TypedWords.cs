using Marten;
using Timeline.Api.People;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>A document with what is being typed in its sections, as if it were written: to see on the page what one types.</summary>
internal static class TypedWords
{
    public static async Task<PostmortemDraft> InAsync(IDocumentStore store, PostmortemDraft draft, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var written = draft.Record.Written;
        foreach (var typed in await session.DraftsOfAsync(draft.Id, cancellation))
        {
            // Nobody held it, or nothing was changed yet: it says what it said.
            if (typed is not { KeptFor: null, Holder: { } holder } || typed.Text == typed.Base)
                continue;
            var others = written.GetValueOrDefault(typed.Section)?.Authors.Where(author => author.Id != holder.Id) ?? [];
            written = written.SetItem(typed.Section, new(typed.Section, typed.Text, [.. others, holder], typed.IncidentVersion, typed.SavedAt));
        }

        return draft with { Record = draft.Record with { Written = written } };
    }
}
