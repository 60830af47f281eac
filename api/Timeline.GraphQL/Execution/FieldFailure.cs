using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Execution;

/// <summary>A value could not be had; goes up to the next place that may be null.</summary>
internal sealed record FieldFailure(GraphQLError Error);

/// <summary>Values of one object or list that are still to come.</summary>
internal static class Pending
{
    /// <summary>Keeps a value that is to come, or gives the failure of one that is there.</summary>
    public static FieldFailure? Add(ref List<ValueTask<FieldFailure?>>? pending, ValueTask<FieldFailure?> writing)
    {
        if (writing.IsCompleted)
            return writing.GetAwaiter().GetResult();
        (pending ??= []).Add(writing);
        return null;
    }

    /// <summary>Ends when all have ended, which what was started must before the request does: with the first failure, if any.</summary>
    public static ValueTask<FieldFailure?> AwaitAllAsync(List<ValueTask<FieldFailure?>>? pending, FieldFailure? failure)
    {
        return pending is null ? new(failure) : AwaitAsync(pending, failure);

        static async ValueTask<FieldFailure?> AwaitAsync(List<ValueTask<FieldFailure?>> pending, FieldFailure? failure)
        {
            foreach (var writing in pending)
            {
                var ended = await writing.ConfigureAwait(false);
                failure ??= ended;
            }

            return failure;
        }
    }
}
