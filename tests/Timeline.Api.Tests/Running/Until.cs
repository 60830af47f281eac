namespace Timeline.Api.Tests.Running;

/// <summary>Waits for what happens behind the answers.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks again until the answer is good; gives it.</summary>
    public static async Task<T> GoodAsync<T>(Func<Task<T>> ask, Func<T, bool> isGood)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isGood(answer))
                return answer;
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"not within {Patience.TotalSeconds} s; last: {answer}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
