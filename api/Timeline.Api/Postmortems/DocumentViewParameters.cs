using System.Globalization;
using Timeline.Api.Host;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems;

/// <summary>What a download asks for.</summary>
/// <param name="Version">The number of a published version. Null: the document as it stands.</param>
/// <param name="AsPublished">True: of a version that was withdrawn, what it was before.</param>
/// <param name="AsTyped">True: with what is being typed in sections, as if it were written.</param>
internal sealed record AskedDocument(DocumentView View, int? Version, bool AsPublished, bool AsTyped);

/// <summary>How a download says which document it asks for, and whom it is for.</summary>
/// <param name="Names"><c>people</c>, which is the rule, or <c>roles</c>.</param>
/// <param name="Audience"><c>internal</c>, which is the rule, or <c>external</c>, which always has roles.</param>
/// <param name="Sections">What an external document has, separated by commas: <c>EXTERNAL_MESSAGE,IMPACT</c>. Null: the message alone.</param>
/// <param name="Version">The number of a published version. Null: the document as it stands.</param>
/// <param name="Words"><c>recorded</c>, which is the rule, or <c>typed</c>: with what is being typed now, as if it were written.</param>
/// <param name="Standing"><c>today</c>, which is the rule, or <c>published</c>: a version that was withdrawn since, as it was.</param>
internal sealed record DocumentViewParameters(string? Names, string? Audience, string? Sections, string? Version, string? Standing, string? Words)
{
    /// <param name="problem">What is wrong and what is possible. Null: nothing.</param>
    public AskedDocument Read(out string? problem)
    {
        var (external, roles, published, typed) = (Is(Audience, "external"), Is(Names, "roles"), Is(Standing, "published"), Is(Words, "typed"));
        var sections = new List<PostmortemSection>();
        int? number = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 ? parsed : null;
        if (!external && Audience is not null && !Is(Audience, "internal"))
            problem = $"audience is \"{Excerpt.Of(Audience)}\". Give internal or external, or leave it out.";
        else if (!roles && Names is not null && !Is(Names, "people"))
            problem = $"names is \"{Excerpt.Of(Names)}\". Give people or roles, or leave it out.";
        else if (Version is not null && number is null)
            problem = $"version is \"{Excerpt.Of(Version)}\". Give the number of a published version, from 1, or leave it out for the document as it stands.";
        else if (!published && Standing is not null && !Is(Standing, "today"))
            problem = $"standing is \"{Excerpt.Of(Standing)}\". Give today or published, or leave it out.";
        else if (published && number is null)
            problem = "standing is published, and there is no version. Add the number of a published version, or leave standing out.";
        else if (!typed && Words is not null && !Is(Words, "recorded"))
            problem = $"words is \"{Excerpt.Of(Words)}\". Give recorded or typed, or leave it out.";
        else if (typed && number is not null)
            problem = "words is typed, and a published version has what was written. Leave version or words out.";
        else if (Sections is not null && !external)
            problem = "sections are chosen for an external document only. Add audience=external, or leave them out.";
        else
            problem = Chosen(sections);
        return new(external ? DocumentView.External(sections) : roles ? DocumentView.Blameless : DocumentView.Whole, number, published, typed);
    }

    private static bool Is(string? given, string word) => string.Equals(given, word, StringComparison.OrdinalIgnoreCase);

    private string? Chosen(List<PostmortemSection> sections)
    {
        foreach (var given in Sections?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var found = Enum.GetValues<PostmortemSection>().Where(section => string.Equals(Say.Name(section), given, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0)
                return $"sections holds \"{Excerpt.Of(given)}\", which is no section. Give some of {string.Join(", ", Enum.GetValues<PostmortemSection>().Select(Say.Name))}.";
            sections.AddRange(found);
        }

        return null;
    }
}
