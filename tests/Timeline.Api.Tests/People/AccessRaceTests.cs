using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

/// <summary>What ends access is not undone by what is under way.</summary>
public sealed class AccessRaceTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const int Rounds = 100;
    private const int Uses = 10;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SignedInPeople _people = new(timeline);

    [Fact]
    public async Task A_token_that_is_revoked_while_it_is_used_stays_revoked()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var program = await _people.IssueTokenAsync("RESPONDER", life: null);

            // A token's first use stores when it was.
            await Task.WhenAll([program.EndAsync("revoked"), .. Many(() => timeline.SignIn.FindTokenAsync(program.Token!, None))]);

            Assert.True(await timeline.SignIn.FindTokenAsync(program.Token!, None) is null, $"round {round}: the token lives on");
        }
    }

    [Fact]
    public async Task A_session_that_is_signed_out_while_it_is_used_stays_ended()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var browser = await _people.SignInAsync("RESPONDER");
            timeline.Clock.Advance(Duration.FromHours(2));   // its next use pushes its end ahead

            await Task.WhenAll([browser.EndAsync("signed out"), .. Many(() => timeline.SignIn.FindSessionAsync(new SessionCookie(browser.Cookie, IsHostOnly: false), None))]);

            Assert.True(await timeline.SignIn.FindSessionAsync(new SessionCookie(browser.Cookie, IsHostOnly: false), None) is null, $"round {round}: the session lives on");
        }
    }

    [Fact]
    public async Task Somebody_who_is_shut_out_while_they_sign_in_stays_out()
    {
        var browser = await _people.SignInAsync("RESPONDER");
        var person = Guid.Parse(browser.PersonId);
        for (var round = 1; round <= Rounds; round++)
        {
            await browser.ChangeAsync(new { personId = person, active = true });
            timeline.Clock.Advance(Duration.FromHours(2));
            var links = new Queue<string>();
            for (var link = 0; link < 3; link++)
                links.Enqueue((await timeline.SignIn.IssueLinkAsync(person, None)).ToString());

            var opening = links.Select(link => timeline.SignIn.OpenSessionAsync(link, name: null, hostOnly: false, None)).ToList();
            await Task.WhenAll([browser.EndAsync("shut out"), .. opening, .. Many(() => timeline.SignIn.FindSessionAsync(new SessionCookie(browser.Cookie, IsHostOnly: false), None))]);

            foreach (var cookie in opening.Select(opened => opened.Result.Session?.Text).OfType<string>().Append(browser.Cookie))
                Assert.True(await timeline.SignIn.FindSessionAsync(new SessionCookie(cookie, IsHostOnly: false), None) is null, $"round {round}: somebody is in who was shut out");
        }
    }

    [Fact]
    public async Task Several_links_of_one_person_all_sign_in_though_used_at_once_and_while_the_role_changes()
    {
        var browser = await _people.SignInAsync("RESPONDER");
        for (var round = 1; round <= 20; round++)
        {
            var links = new List<string>();
            for (var link = 0; link < 4; link++)
                links.Add((await timeline.SignIn.IssueLinkAsync(Guid.Parse(browser.PersonId), None)).ToString());
            var role = round % 2 == 0 ? "RESPONDER" : "MANAGER";

            var opening = links.Select(link => timeline.SignIn.OpenSessionAsync(link, name: null, hostOnly: false, None)).ToList();
            await Task.WhenAll([browser.ChangeAsync(new { personId = browser.PersonId, role }), .. opening]);

            Assert.All(opening, opened => Assert.True(opened.Result.Session is not null, $"round {round}: a good link was refused"));
            Assert.Equal(role, (await timeline.SignIn.FindSessionAsync(new SessionCookie(browser.Cookie, IsHostOnly: false), None))!.Role.ToString().ToUpperInvariant());
        }
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_at_once_leave_one()
    {
        var (one, other) = (await _people.SignInAsync("ADMINISTRATOR"), await _people.SignInAsync("ADMINISTRATOR"));
        for (var round = 1; round <= Rounds; round++)
        {
            await Task.WhenAll(DemoteAsync(one), DemoteAsync(other));

            await using (var session = timeline.Store.Reading())
                Assert.Equal(1, await session.Query<Person>().CountAsync(person => person.Role == Role.Administrator && person.Active, None));
            foreach (var demoted in new[] { one, other })
                await demoted.ChangeAsync(new { personId = demoted.PersonId, role = "ADMINISTRATOR" });
        }
    }

    private Task<System.Text.Json.JsonElement> DemoteAsync(SignedInCaller administrator) =>
        timeline.Client.MutateAsync("changePerson", new { personId = administrator.PersonId, role = "MANAGER" }, "person { role }");

    private static IEnumerable<Task> Many(Func<Task> use) => Enumerable.Range(0, Uses).Select(_ => Task.Run(use));
}
