using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>What all fields of one execution share.</summary>
internal sealed class ExecutionScope(OperationPlan plan, VariableValues variables, IServiceProvider services, FaultReporter faults, CancellationToken cancellation) : IDisposable
{
    private readonly Lock _lock = new();
    private List<Segment>? _segments;

    public VariableValues Variables => variables;

    public Schema Schema => plan.Schema;

    public CancellationToken Cancellation => cancellation;

    public ErrorLog Errors { get; } = new();

    public LoadQueue Loads { get; } = new(cancellation);

    /// <summary>A further part of the response; its memory lives as long as this.</summary>
    public Segment AddSegment(ResponsePath? root)
    {
        var segment = new Segment(root);
        lock (_lock)
            (_segments ??= []).Add(segment);
        return segment;
    }

    /// <summary>Gives the memory of all segments back. Everything that writes must have ended.</summary>
    public void Dispose() => _segments?.ForEach(segment => segment.Dispose());

    /// <summary>The context of a field; null and an error when its arguments cannot be coerced.</summary>
    public FieldContext? MakeContext(PlannedField field, object? parent, ResponsePath path, out GraphQLError? error)
    {
        error = field.TryGetArguments(variables, out var arguments);
        return error is not null ? null : new FieldContext(field.ParentType, field.Definition, field.Nodes, services)
        {
            Schema = plan.Schema,
            Operation = plan.Operation,
            ParentValue = parent,
            Arguments = arguments,
            ResponsePath = path,
            Execution = this,
        };
    }

    /// <summary>The error a client sees for an exception of a field.</summary>
    public FieldFailure Fail(Exception exception, PlannedField field, object? parent, ResponsePath path, FieldContext? context = null)
    {
        if (exception is OperationCanceledException && cancellation.IsCancellationRequested)
            return Fail("The request was cancelled.", field, path);
        context ??= MakeContext(field, parent, path, out _) ?? new FieldContext(field.ParentType, field.Definition, field.Nodes, services)
        {
            Schema = plan.Schema,
            Operation = plan.Operation,
            ParentValue = parent,
            ResponsePath = path,
        };
        return Fail(faults.ToError(exception, context), field, path);
    }

    public static FieldFailure Fail(string message, PlannedField field, ResponsePath path) => Fail(new GraphQLError(message), field, path);

    /// <summary>An error at a field's place, unless it says a place of its own.</summary>
    public static FieldFailure Fail(GraphQLError error, PlannedField field, ResponsePath path) => new(error with
    {
        Locations = error.Locations.Count > 0 ? error.Locations : [.. field.Nodes.Select(node => node.Location)],
        Path = path.ToList(),
    });
}
