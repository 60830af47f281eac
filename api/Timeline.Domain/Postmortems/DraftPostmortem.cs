using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>A template that somebody chose.</summary>
/// <param name="Id">Null: the standard one.</param>
public sealed record TemplateChoice(PostmortemTemplateId? Id)
{
    /// <summary>What stands for the standard template where an id is given.</summary>
    public const string StandardName = "standard";
}

/// <summary>Composes the document from the record as it is now, or refreshes it.</summary>
/// <param name="IncidentVersion">The incident's version now. 0: there is no such incident.</param>
/// <param name="DefinitionsVersion">The version of the metric definitions now.</param>
/// <param name="Template">Null: the one that it has, at first the standard one.</param>
public sealed record DraftPostmortem(IncidentId Incident, long IncidentVersion, int DefinitionsVersion, TemplateChoice? Template = null)
{
    /// <summary>Yields no events when the draft is of that version and of the newest of that template already: the same record gives the same document.</summary>
    /// <param name="catalogue">As it is now.</param>
    public static Decision<PostmortemEvent> Decide(PostmortemRecord postmortem, CatalogueRecord catalogue, DraftPostmortem command)
    {
        if (command.IncidentVersion < 1)
            return new Rejection(RejectionCode.IncidentNotFound, "There is no such incident, or you may not see it. Check its key.", "incidentId");

        var drafted = postmortem.Drafted;
        var template = command.Template is { } chosen ? chosen.Id : drafted?.Template;
        if (template is { } id && id != drafted?.Template && Unfit(catalogue, id) is { } problem)
            return problem;

        // An older version than the one drafted from is a reader that lags behind, not news.
        var (version, definitions) = (Math.Max(command.IncidentVersion, drafted?.IncidentVersion ?? 0), Math.Max(command.DefinitionsVersion, drafted?.DefinitionsVersion ?? 0));
        var newest = template is { } known ? catalogue.FindTemplate(known)?.Newest.Number : null;
        if (drafted is not null && (drafted.IncidentVersion, drafted.DefinitionsVersion, drafted.Template, drafted.TemplateVersion) == (version, definitions, template, newest))
            return Decision.Nothing;

        return new PostmortemDrafted(command.Incident.Value, version, definitions, template, newest);
    }

    /// <summary>What is wrong with a template that nobody can have drafted with.</summary>
    /// <param name="given">As it was given.</param>
    public static Rejection NotFound(string given) =>
        new(RejectionCode.CatalogueItemNotFound, $"templateId is \"{given}\", and there is no such template. {Choose}", "templateId");

    private const string Choose = $"Give the id of one of postmortemTemplates, or \"{TemplateChoice.StandardName}\".";

    private static Rejection? Unfit(CatalogueRecord catalogue, PostmortemTemplateId id) => catalogue.Find<CatalogueItem>(id.Value) switch
    {
        DocumentTemplate { IsRetired: true } retired => new(RejectionCode.CatalogueItemRetired, $"The template \"{retired.Name}\" is retired. Reinstate it first, or choose another. {Choose}", "templateId"),
        DocumentTemplate => null,
        null => NotFound(id.ToString()),
        var other => new(RejectionCode.CatalogueItemNotFound, $"templateId is a {Say.Words(other.Kind)}{(other is NamedItem { Name: var name } ? $", \"{name}\"" : "")}, not a template of postmortems. {Choose}", "templateId"),
    };
}
