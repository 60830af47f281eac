using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>The field errors of one execution. Safe to use from several threads.</summary>
internal sealed class ErrorLog
{
    private readonly Lock _lock = new();
    private HashSet<ResponsePath>? _nulled;
    private List<GraphQLError>? _errors;

    /// <summary>Keeps an error, unless the place it nulls is below one that is null already.</summary>
    public void Add(GraphQLError error, ResponsePath nulled)
    {
        lock (_lock)
        {
            _nulled ??= [];
            for (ResponsePath? place = nulled; place is not null; place = place.Parent)
            {
                if (_nulled.Contains(place))
                    return;
            }

            _nulled.Add(nulled);
            (_errors ??= []).Add(error);
        }
    }

    public IReadOnlyList<GraphQLError> ToList()
    {
        lock (_lock)
            return _errors is null ? [] : [.. _errors];
    }
}
