using System.Net;
using System.Text;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

public sealed class ErrorAnswerTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task Whoever_cannot_be_looked_up_is_let_in_nowhere_and_told_nothing_of_the_fault()
    {
        using var somebody = new TimelineClient(timeline.Root, Credential.Create().ToString());
        await ExecuteAsync("alter table mt_doc_accesstoken rename to hidden");
        try
        {
            foreach (var path in new[] { "/graphql?query={viewer{name}}", "/incidents/INC-1/postmortem.md", "/session" })
            {
                using var response = await somebody.Http.GetAsync(path, TestContext.Current.CancellationToken);
                var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
                Assert.Matches("""^\{"error":\{"code":"INTERNAL","message":"Something went wrong on our side\. Quote [0-9a-f]{32} when you report it\."\}\}$""", body);
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
    public async Task A_sign_in_that_cannot_be_read_is_refused_without_details(string body, string type, HttpStatusCode status)
    {
        using var anonymous = timeline.Anonymous;
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await anonymous.Http.PostAsync("/session", content, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.DoesNotContain("Exception", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = timeline.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
