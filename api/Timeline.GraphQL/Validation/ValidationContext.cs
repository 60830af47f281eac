using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation;

/// <summary>One document being validated: what it defines, where the walk is, and the errors found.</summary>
public sealed class ValidationContext
{
    // Work that grows faster than the document, such as each operation's way through shared fragments, is paid from this.
    private const int WorkBudget = 200_000;

    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private int _remainingWork = WorkBudget;

    internal ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
                _fragments[fragment.Name.Value] = fragment;
        }

        References = new FragmentReferences(this);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The document.</summary>
    public DocumentNode Document { get; }

    /// <summary>Rules and limits.</summary>
    public ValidationOptions Options { get; }

    /// <summary>The type of the innermost field or fragment around; null when unknown.</summary>
    public GraphQLType? Type { get; internal set; }

    /// <summary>The type the innermost selection set selects from; null when unknown.</summary>
    public NamedType? ParentType { get; internal set; }

    /// <summary>The definition of the innermost field around; null when unknown.</summary>
    public FieldDefinition? Field { get; internal set; }

    /// <summary>The directive whose arguments are being walked; null outside of directives and when unknown.</summary>
    public DirectiveDefinition? Directive { get; internal set; }

    /// <summary>True between entering and leaving a directive, known or not.</summary>
    public bool IsInDirective { get; internal set; }

    /// <summary>The definition of the argument being walked; null when unknown.</summary>
    public ArgumentDefinition? Argument { get; internal set; }

    /// <summary>The type wanted where a value stands; null when unknown.</summary>
    public GraphQLType? InputType { get; internal set; }

    /// <summary>The type wanted one step further out: of the list or object around; null when there is none.</summary>
    public GraphQLType? ParentInputType { get; internal set; }

    internal List<GraphQLError> Errors { get; } = [];

    internal FragmentReferences References { get; }

    /// <summary>How many fields and pairs of fields were looked at to merge them; says how the work grows, whatever the machine.</summary>
    internal long MergingSteps { get; set; }

    internal bool Suggest => Options is { Suggest: true, AllowIntrospection: true };

    /// <summary>Adds an error at the given nodes.</summary>
    public void Report(string message, params ReadOnlySpan<Node> nodes) => Report(new GraphQLError(message, nodes));

    /// <summary>Adds an error.</summary>
    public void Report(GraphQLError error)
    {
        if (Errors.Count >= Options.MaxErrors)
            throw ValidationAbortedException.TooManyErrors();
        Errors.Add(error);
    }

    /// <summary>The fragment of that name, the last one when there are several.</summary>
    public bool TryGetFragment(string name, [NotNullWhen(true)] out FragmentDefinitionNode? fragment) =>
        _fragments.TryGetValue(name, out fragment);

    /// <summary>Pays for work from the document's budget; validation ends when it is used up.</summary>
    internal void Spend(int work)
    {
        _remainingWork -= work;
        if (_remainingWork < 0)
            throw ValidationAbortedException.TooMuchWork();
    }

    /// <summary>Ends validation before a chain of fragments becomes deeper than the thread's stack.</summary>
    internal static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw ValidationAbortedException.TooMuchWork();
    }

    /// <summary>" Did you mean …?", or nothing.</summary>
    internal string DidYouMean(string name, IEnumerable<string> known, string? what = null) =>
        Suggest ? Suggestions.DidYouMean(Suggestions.For(name, known), what) : "";
}
