using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Catalogue;

/// <summary>A template of postmortems that the organisation wrote.</summary>
/// <param name="Versions">By their numbers from 1; never empty. A document keeps the one that it was drafted with.</param>
public sealed record DocumentTemplate(PostmortemTemplateId Id, ImmutableList<NameSince> Names, ImmutableList<TemplateVersion> Versions) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Template;

    /// <summary>As its source is.</summary>
    public TemplateVersion Newest => Versions[^1];
}

/// <summary>A version of a template.</summary>
/// <param name="Source">In Markdown with front matter, found to be in order when it was defined.</param>
/// <param name="DefinedAt">When the store took it.</param>
public sealed record TemplateVersion(int Number, string Source, Instant DefinedAt)
{
    /// <summary>What it says. Where a later program finds fault with it: the standard one.</summary>
    public PostmortemTemplate Read() => TemplateReader.Read(Source).Template ?? PostmortemTemplate.Default;
}

/// <summary>A template was written, or written anew under the same id.</summary>
/// <param name="Name">As its front matter says.</param>
/// <param name="Version">From 1, one more each time.</param>
public sealed record PostmortemTemplateDefined(PostmortemTemplateId TemplateId, string Name, int Version, string Source) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at)
    {
        var version = new TemplateVersion(Version, Source, at);
        if (catalogue.FindTemplate(TemplateId) is not { } known)
            return catalogue.With(new DocumentTemplate(TemplateId, [new(Name, at)], [version]));
        return catalogue.With(known with { Names = known.Name == Name ? known.Names : known.Names.Add(new(Name, at)), Versions = known.Versions.Add(version) });
    }
}

/// <summary>Writes a template.</summary>
/// <param name="TemplateId">The one that it is a further version of. Null: a new one.</param>
public sealed record DefinePostmortemTemplate(Guid CommandId, string Source, PostmortemTemplateId? TemplateId = null)
{
    private const int MostVersions = 1_000;

    /// <summary>Nothing when that is its newest version already.</summary>
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, DefinePostmortemTemplate command)
    {
        var before = command.TemplateId is { } named ? catalogue.FindTemplate(named) : null;
        if (command.TemplateId is { } asked && CatalogueRules.Find<DocumentTemplate>(catalogue, asked.Value, "templateId", out _) is { } unknown)
            return unknown;
        var id = command.TemplateId ?? PostmortemTemplateId.From(command.CommandId);
        if (command.TemplateId is null && catalogue.FindTemplate(id) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var source = checks.Text("source", command.Source, TemplateReader.LongestSource);
        if (checks.Problem is { } untold)
            return untold;
        var reading = TemplateReader.Read(source);
        if (reading.Template is not { } template)
            return InvalidSource(reading.Faults);
        if (before?.Newest.Source == source)
            return Decision.Nothing;

        checks.Name(catalogue, CatalogueKind.Template, template.Name, id.Value);
        if (before?.Newest.Number >= MostVersions)
            checks.Fail(RejectionCode.TooLong, $"{before.Name} has {Say.Count(MostVersions)} versions, which is the limit. Define another template.", "templateId");
        if (checks.Problem is { } problem)
            return problem with { Field = problem.Field == "name" ? "source" : problem.Field };
        return new PostmortemTemplateDefined(id, template.Name, (before?.Newest.Number ?? 0) + 1, source);
    }

    private static Rejection InvalidSource(IReadOnlyList<TemplateFault> faults) => new(
        RejectionCode.InvalidText,
        $"Line {Say.Count(faults[0].Line)}: {faults[0].Message}{(faults.Count == 1 ? "" : $" Faults besides: {Say.Count(faults.Count - 1)}; look at the preview.")}",
        "source");
}
