using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Whom a document is made for.</summary>
internal enum DocumentAudience
{
    /// <summary>The organisation itself: everything.</summary>
    Internal,

    /// <summary>Customers: the message to them and what was chosen, without what was retracted, names of people and of other customers.</summary>
    External,
}

/// <summary>Whom a document is made for, and how people are called in it. Everything that is made of the document is made of what this leaves.</summary>
/// <param name="RolesNotNames">True: people are called by what they did.</param>
/// <param name="Chosen">The sections that an external document has; the message to customers alone where none is chosen.</param>
internal sealed record DocumentView(DocumentAudience Audience, bool RolesNotNames, IReadOnlyList<PostmortemSection> Chosen)
{
    /// <summary>Everything, with names.</summary>
    public static readonly DocumentView Whole = new(DocumentAudience.Internal, RolesNotNames: false, []);

    /// <summary>Everything, with roles in place of names.</summary>
    public static readonly DocumentView Blameless = Whole with { RolesNotNames = true };

    public bool IsExternal => Audience == DocumentAudience.External;

    public bool Shows(PostmortemSection section) => !IsExternal || (Chosen.Count == 0 ? section == PostmortemSection.ExternalMessage : Chosen.Contains(section));

    /// <param name="chosen">None: the message alone.</param>
    public static DocumentView External(params IReadOnlyList<PostmortemSection> chosen) => new(DocumentAudience.External, RolesNotNames: true, chosen);
}
