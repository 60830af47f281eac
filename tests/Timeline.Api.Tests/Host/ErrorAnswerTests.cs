using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Timeline.Api.People;
using Timeline.Api.Tests.People;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

public sealed class ErrorAnswerTests(UsuallyLogged logged) : IClassFixture<UsuallyLogged>
{
    private readonly RunningTimeline _timeline = logged.Timeline;

    [Fact]
    public async Task Whoever_cannot_be_looked_up_is_let_in_nowhere_and_told_nothing_of_the_fault()
    {
        using var somebody = new TimelineClient(_timeline.Root, Credential.Create().ToString());
        await ExecuteAsync("alter table mt_doc_accesstoken rename to hidden");
        try
        {
            foreach (var path in new[] { "/graphql?query={viewer{name}}", "/incidents/INC-1/postmortem.md", "/session" })
            {
                using var response = await somebody.Http.GetAsync(path, TestContext.Current.CancellationToken);
                var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
                var trace = Regex.Match(body, """^\{"error":\{"code":"INTERNAL","message":"Something went wrong on our side\. Quote (?<trace>[0-9a-f]{32}) when you report it\."\}\}$""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Groups["trace"].Value;
                Assert.Contains("42P01", Assert.Single(logged.Log.Lines, line => trace.Length > 0 && line.Contains(trace, StringComparison.Ordinal)), StringComparison.Ordinal);
            }
        }
        finally
        {
            await ExecuteAsync("alter table hidden rename to mt_doc_accesstoken");
        }
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_sign_in_that_cannot_be_read_is_refused_in_words_without_details(string body, string type, HttpStatusCode status)
    {
        using var anonymous = _timeline.Anonymous;
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await anonymous.Http.PostAsync("/session", content, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        var said = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"message\":", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _timeline.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
