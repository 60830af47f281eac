using Timeline.Api.Host;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems;

/// <summary>How a download says whom it is for.</summary>
/// <param name="Names"><c>people</c>, which is the rule, or <c>roles</c>.</param>
/// <param name="Audience"><c>internal</c>, which is the rule, or <c>external</c>, which always has roles.</param>
/// <param name="Sections">What an external document has, separated by commas: <c>EXTERNAL_MESSAGE,IMPACT</c>. Null: the message alone.</param>
internal sealed record DocumentViewParameters(string? Names, string? Audience, string? Sections)
{
    /// <param name="problem">What is wrong and what is possible. Null: nothing.</param>
    public DocumentView Read(out string? problem)
    {
        var external = string.Equals(Audience, "external", StringComparison.OrdinalIgnoreCase);
        var roles = string.Equals(Names, "roles", StringComparison.OrdinalIgnoreCase);
        var sections = new List<PostmortemSection>();
        problem = null;
        if (!external && Audience is not null && !string.Equals(Audience, "internal", StringComparison.OrdinalIgnoreCase))
            problem = $"audience is \"{Excerpt.Of(Audience)}\". Give internal or external, or leave it out.";
        else if (!roles && Names is not null && !string.Equals(Names, "people", StringComparison.OrdinalIgnoreCase))
            problem = $"names is \"{Excerpt.Of(Names)}\". Give people or roles, or leave it out.";
        else if (Sections is not null && !external)
            problem = "sections are chosen for an external document only. Add audience=external, or leave them out.";
        else
            problem = Chosen(sections);
        return external ? DocumentView.External(sections) : roles ? DocumentView.Blameless : DocumentView.Whole;
    }

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
