using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Accounts;

/// <summary>
/// A walk over every endpoint that the service has, by every role, inside and outside of the scope. A route is public by
/// being named here, or carries a policy; whoever adds one without either fails the first test, and whoever adds a route
/// about a record of a new kind says in <see cref="OutsideAsync"/> what such a record outside the scope is.
/// </summary>
public sealed class EveryEndpointTests
{
    private const string Secret = "示例机密小馆";
    private const string HereDivision = "530102";
    private const string ElsewhereDivision = "530103";

    /// <summary>What anyone may have without being asked who they are.</summary>
    private static readonly HashSet<string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        "/healthz/live", "/healthz/ready", "/openapi/{documentName}.json",
        "/", "/find", "/how", "/privacy", "/districts", "/districts/{unit}", "/standing", "/standing/{month}", "/standing/{month}/bulletin", "/standing/{month}/bulletin.docx",
        "/codes/{code}.svg", "/codes/{code}.png", "/codes/{code}.pdf", "/codes/{code}/poster",
        "/c/{code}", "/c/{code}/rate", "/c/{code}/receipts/{receipt}", "/c/{code}/receipts/{receipt}/undo", "/c/{code}/receipts/{receipt}/mended", "/c/{code}/report", "/c/{code}/report/thanks", "/c/{code}/photo/{hash}",
        "/api/v1/eateries/{code}", "/api/v1/eateries/{code}/visit", "/api/v1/eateries/{code}/ratings", "/api/v1/divisions/{unit}/statistics", "/api/v1/standing/{month}",
    };

    [Fact]
    public async Task Every_route_is_public_by_name_or_carries_a_policy()
    {
        await using var site = await TestSite.StartAsync();
        var routes = Routes(site);

        var unguarded = routes.Where(route => route.Policy is null && !Public.Contains(route.Pattern)).Select(route => $"{route.Method} {route.Pattern}");
        var needless = Public.Where(pattern => !routes.Exists(route => string.Equals(route.Pattern, pattern, StringComparison.OrdinalIgnoreCase) && route.Policy is null));
        var toothless = routes
            .Where(route => route.Policy is { } policy && (policy.Roles.Count > 0 || policy.KeyPurpose is not null) && !route.Endpoint.Metadata.OfType<AuthorizationPolicy>().Any())
            .Select(route => route.Pattern);
        var opened = routes.Where(route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => route.Pattern);

        Assert.Empty(unguarded);
        Assert.Empty(needless);
        Assert.Empty(toothless);
        Assert.Empty(opened);
        Assert.True(routes.Count(route => route.Policy is not null) > 20);
    }

    [Fact]
    public async Task Nobody_comes_in_who_is_not_signed_in()
    {
        await using var site = await TestSite.StartAsync();
        var outside = await OutsideAsync(site);
        foreach (var route in Routes(site).Where(route => route.Policy is { Roles.Count: > 0 } or { KeyPurpose: not null }))
        {
            using var answer = await SendAsync(site.Client, route, Fill(route, outside), token: null);
            if (route.Pattern.StartsWith("/api", StringComparison.Ordinal))
            {
                Expect(route, HttpStatusCode.Unauthorized, answer);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            }
            else
            {
                Expect(route, HttpStatusCode.Redirect, answer);
                Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }

            await HasNothingOfAsync(route, answer);
        }
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Inspector)]
    [InlineData(Role.Regulator)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_sees_a_record_outside_their_scope_or_a_page_of_another_role(Role role)
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNetworkPerMinute", "0"));
        var outside = await OutsideAsync(site);
        using var client = await SignInAsync(site, role);
        foreach (var route in Routes(site).Where(route => route.Policy is { Roles.Count: > 0 }))
        {
            var named = route.Parameters.Count > 0;
            var token = await site.FormTokenAsync(client);
            using var answer = await SendAsync(client, route, Fill(route, outside), token);
            if (!route.Policy!.Roles.Contains(role))
            {
                Expect(route, HttpStatusCode.Forbidden, answer);
            }
            else if (named)
            {
                Expect(route, HttpStatusCode.NotFound, answer);
            }
            else if (route.Method == "GET")
            {
                Expect(route, HttpStatusCode.OK, answer);
            }

            await HasNothingOfAsync(route, answer);
        }

        Assert.Equal(await RecordsAsync(site), outside.Records);
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Administrator)]
    public async Task No_form_is_taken_without_its_token(Role role)
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNetworkPerMinute", "0"));
        var outside = await OutsideAsync(site);
        using var client = await SignInAsync(site, role);
        var forms = Routes(site).Where(route => route.Method != "GET" && route.Policy is { KeyPurpose: null } policy && (policy.Roles.Count == 0 || policy.Roles.Contains(role))).ToList();
        Assert.NotEmpty(forms);
        foreach (var route in forms)
        {
            foreach (var token in new[] { null, "CfDJ8forged" })
            {
                using var answer = await SendAsync(client, route, Fill(route, outside), token);
                Expect(route, HttpStatusCode.Forbidden, answer);
            }
        }

        Assert.Equal(await RecordsAsync(site), outside.Records);
    }

    [Fact]
    public async Task Within_the_scope_the_same_records_are_there()
    {
        await using var site = await TestSite.StartAsync();
        var outside = await OutsideAsync(site);
        using var client = await site.SignInAsync(Role.Administrator, "5301");
        foreach (var route in Routes(site).Where(route => route is { Method: "GET", Policy.Roles.Count: > 0 } && route.Policy.Roles.Contains(Role.Administrator)))
        {
            using var answer = await SendAsync(client, route, Fill(route, outside), token: null);
            Expect(route, HttpStatusCode.OK, answer);
        }
    }

    private static Task<HttpClient> SignInAsync(TestSite site, Role role) => role == Role.Owner ? OwnerAsync(site) : site.SignInAsync(role, HereDivision);

    private static async Task<HttpClient> OwnerAsync(TestSite site) => await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database, sign: "示例自家"));

    // One record of each kind that lies elsewhere, by the name that routes give it.
    private static async Task<Outside> OutsideAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database, sign: Secret, county: ElsewhereDivision, unit: ElsewhereDivision + "001", kitchen: KitchenKind.Video);
        var owner = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [eatery], name: Secret);
        await site.Get<ApiKeyRegister>().AddAsync(Actor.Console, Secret, [KeyPurposes.KitchenHeartbeat], ElsewhereDivision);
        await site.ExecuteAsync(
            $"INSERT INTO invitation (id, token_hash, eatery_id, division, phone, replaces, created_at, expires_at) VALUES (77, 'x', {eatery}, '{ElsewhereDivision}001', '13812340000', 0, '2026-11-22T04:00:00.000', '2026-12-22T04:00:00.000')");
        await site.ExecuteAsync(
            $"INSERT INTO rectification (id, eatery_id, source, source_key, wording, found_on, state, level, events, opened_at, changed_at) VALUES (77, {eatery}, 'self-check', 'x', '{Secret}', 20261122, 'open', 0, 1, '2026-11-22T04:00:00.000', '2026-11-22T04:00:00.000')");
        await site.ExecuteAsync(
            $"INSERT INTO staff_member (id, eatery_id, name, post, issued_on, valid_until, added_at) VALUES (77, {eatery}, '{Secret}', '厨师', 20260101, 20261231, '2026-11-22T04:00:00.000')");
        await site.Get<StandingBook>().CloseAsync(202610);
        var lists = (await site.Get<StandingBook>().DraftAsync(202610, anew: false))!;
        await site.Get<StandingBook>().PublishAsync(Actor.Console, 202610, StandingBook.Digest(lists), reason: null, anew: false);
        await site.ExecuteAsync(
            $"""
            INSERT INTO upload (id, name, eatery_id, account_id, kind, bytes, width, height, hash, pixels, day, uploaded_at)
            VALUES (77, '{new string('0', 32)}', {eatery}, {owner}, 'png', 4, 1, 1, zeroblob(32), zeroblob(32), 20261122, '2026-11-22T04:00:00.000');
            INSERT INTO upload_content (upload_id, content) VALUES (77, x'89504E47');
            INSERT INTO change_request (id, eatery_id, licence, state, events, note, sent_at, changed_at)
            VALUES (77, {eatery}, 'JY25301030000018', 'pending', 1, '{Secret}', '2026-11-22T04:00:00.000', '2026-11-22T04:00:00.000');
            INSERT INTO change_request_line (request_id, fact, eatery_id, slot, old_value, new_value) VALUES (77, 'name', {eatery}, 'name', NULL, '{Secret}');
            INSERT INTO change_request_evidence (request_id, number, position, upload_id) VALUES (77, 1, 0, 77);
            UPDATE staff_member SET photo_id = 77 WHERE id = 77;
            INSERT INTO rectification_proof (rectification_id, number, position, upload_id) VALUES (77, 1, 0, 77);
            INSERT INTO rectification_settings (version, content, since) VALUES (77, '{"{"}"LookBackOnKeyItems":true,"LookBackOnRepeated":true,"LookBackBasisPoints":0,"LookBackAfterDays":1,"RepeatedWithinDays":1,"DinersNoes":3,"DinersWindowDays":1,"ReopenedDueDays":1,"DispatchDueDays":1,"OrderNumber":"x","Basis":"x"{"}"}', '2026-11-22T04:00:00.000');
            INSERT INTO dispatch_order (id, rectification_id, eatery_id, division, year, number, order_number, event, shop, address, wording, due_on, settings_version, issued_at, account_id, actor_name)
            VALUES (77, 77, {eatery}, '530103', 2026, 1, '{Secret}', 1, '{Secret}', 'x', '{Secret}', 20261130, 77, '2026-11-22T04:00:00.000', 1, 'x');
            INSERT INTO registry_extract (id, source, file_name, bytes, hash, division, actor_kind, actor_id, actor_name, state, received_at, changed_at, attempts, done, rows_read, stop_asked, preview)
            VALUES (77, 'page', '{Secret}', 3, 'x', '{ElsewhereDivision}', 'person', {owner}, '{Secret}', 'checked', '2026-11-22T04:00:00.000', '2026-11-22T04:00:00.000', 1, 0, 0, 0, NULL);
            INSERT INTO registry_extract_part (extract_id, kind, position, content) VALUES (77, 'report', 0, x'EFBBBF');
            INSERT INTO inspection_visit (id, eatery_id, inspected_on, of_day, newest, publish_on, published_on) VALUES (77, {eatery}, 20261120, 1, 1, 20261130, NULL);
            INSERT INTO inspection_version (visit_id, version, form_version, opened_at, sent_at, sent_by, sent_by_name, result, score, failures, signature, signer, form)
            VALUES (77, 1, 1, '2026-11-22T04:00:00.000', '2026-11-22T04:00:00.000', 1, '{Secret}', 'conforms', 100, 0, 'signed', '{Secret}', 'x');
            INSERT INTO inspection_file (visit_id, version, position, kind, upload_id) VALUES (77, 1, 0, 'photo', 77);
            INSERT INTO inspection_appeal (visit_id, eatery_id, kind, state, reason, sent_at, sent_by_name, form)
            VALUES (77, {eatery}, 'appeal', 'pending', '{Secret}', '2026-11-22T04:00:00.000', '{Secret}', 'x');
            INSERT INTO set_aside_case (id, kind, eatery_id, unit, day, number, satisfied, fair, dissatisfied, evidence, found_at)
            VALUES (77, 'burst', {eatery}, '{ElsewhereDivision}001', 20261122, 1, 0, 0, 0, '{"{"}"Limit":15{"}"}', '2026-11-22T04:00:00.000');
            INSERT INTO contradiction (id, eatery_id, kind, first_day, last_day, numbers, found_at)
            VALUES (77, {eatery}, 'code-silent-at-meals', 20261118, 20261121, '{"{"}{"}"}', '2026-11-22T04:00:00.000');
            INSERT INTO notice (id, account_id, kind, subject, day, parameters, link, created_at) VALUES (77, {owner}, 'kitchen-offline', 'x', 20261122, '{"{"}"shop":"{Secret}"{"}"}', '/owner', '2026-11-22T04:00:00.000');
            """);
        await Eateries.IssueCodeAsync(site, eatery);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notice"] = "77",
            ["member"] = "77",
            ["kitchen"] = await site.ValueAsync<string>($"SELECT id FROM kitchen WHERE eatery_id = {eatery}"),
            ["eatery"] = Text(eatery),
            ["division"] = ElsewhereDivision,
            ["account"] = Text(owner),
            ["invitation"] = "77",
            ["key"] = Text(await site.ValueAsync<long>("SELECT id FROM api_key")),
            ["token"] = new string('0', 26),
            ["kind"] = "daily",
            ["period"] = "2026-11-22",
            ["id"] = "77",
            ["name"] = new string('0', 32),
            // Lists of the whole city, which is outside whatever is a part of it.
            ["month"] = "2026-10",
            ["level"] = "street",
        };
        return new Outside(values, await RecordsAsync(site));
    }

    // What a write outside the scope would have changed.
    private static async Task<string> RecordsAsync(TestSite site) => await site.ValueAsync<string>(
        """
        SELECT (SELECT GROUP_CONCAT(id || role || security_stamp || COALESCE(division, '') || COALESCE(closed_at, '')) FROM account WHERE name = @Secret)
            || (SELECT GROUP_CONCAT(id || COALESCE(revoked_at, '')) FROM api_key WHERE name = @Secret)
            || (SELECT GROUP_CONCAT(id || COALESCE(revoked_at, '') || COALESCE(used_at, '')) FROM invitation WHERE id = 77)
            || (SELECT GROUP_CONCAT(state || events) FROM rectification)
            || (SELECT COUNT(*) FROM dispatch_order)
            || (SELECT GROUP_CONCAT(name || valid_until || COALESCE(left_at, '') || photo_id) FROM staff_member WHERE id = 77)
            || (SELECT GROUP_CONCAT(id || COALESCE(read_at, '')) FROM notice WHERE id = 77)
            || (SELECT GROUP_CONCAT(number || COALESCE(revoked_at, '')) FROM code_issue WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
            || (SELECT GROUP_CONCAT(kind || COALESCE(viewing, '') || COALESCE(withdrawn_at, '') || COALESCE(heartbeat_at, '')) FROM kitchen WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
            || (SELECT COUNT(*) FROM standing) || (SELECT COUNT(*) FROM bulletin)
            || (SELECT GROUP_CONCAT(name || COALESCE(sign, '') || address) FROM eatery WHERE sign = @Secret)
            || (SELECT COUNT(*) FROM shop_details)
            || (SELECT GROUP_CONCAT(COALESCE(handled_at, 'open')) FROM contradiction)
            || (SELECT GROUP_CONCAT(state || events) FROM change_request WHERE id = 77)
            || (SELECT GROUP_CONCAT(state || stop_asked) FROM registry_extract WHERE id = 77)
            || (SELECT GROUP_CONCAT(v.newest || COALESCE(v.published_on, '') || a.state) FROM inspection_visit v JOIN inspection_appeal a ON a.visit_id = v.id WHERE v.id = 77)
            || (SELECT GROUP_CONCAT(id || COALESCE(released_at, '')) FROM set_aside_case)
            || (SELECT COUNT(*) FROM inspection_visit) || (SELECT COUNT(*) FROM code_display_check)
            || (SELECT COUNT(*) FROM self_check WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
            || (SELECT COUNT(*) FROM closed_day WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
            || (SELECT COUNT(*) FROM theme_reply WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
            || (SELECT GROUP_CONCAT(account_id || COALESCE(ended_at, '')) FROM account_eatery WHERE eatery_id = (SELECT id FROM eatery WHERE sign = @Secret))
        """,
        new { Secret });

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Route route, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), path);
        if (route.Pattern.StartsWith("/api", StringComparison.Ordinal) && route.Method != "GET")
        {
            // What is no JSON is refused before anybody is asked who they are.
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }
        else if (route.Method != "GET")
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "试一试", ["role"] = "inspector", ["division"] = HereDivision };
            if (token is not null)
            {
                fields["form_token"] = token;
            }

            request.Content = new FormUrlEncodedContent(fields);
        }

        return await client.SendAsync(request);
    }

    private static void Expect(Route route, HttpStatusCode expected, HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == expected, $"{route.Method} {route.Pattern} answered {(int)answer.StatusCode}, not {(int)expected}");

    private static async Task HasNothingOfAsync(Route route, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.False(text.Contains(Secret, StringComparison.Ordinal) || text.Contains("13812340000", StringComparison.Ordinal), $"{route.Method} {route.Pattern} tells of what is outside the scope");
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{route.Method} {route.Pattern} may be kept by a cache");
    }

    private static string Fill(Route route, Outside outside) => route.Parameters.Aggregate(
        route.Bare,
        (path, name) => path.Replace(
            $"{{{name}}}",
            outside.Values.TryGetValue(name, out var value) ? value : throw new InvalidOperationException($"{route.Pattern}: say in OutsideAsync what a {{{name}}} outside the scope is."),
            StringComparison.Ordinal));

    private static List<Route> Routes(TestSite site) =>
    [
        .. site.Provider.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(
            endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Where(method => method != "HEAD") : ["GET"],
            (endpoint, method) => new Route(endpoint, method)),
    ];

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Outside(Dictionary<string, string> Values, string Records);

    private sealed record Route(RouteEndpoint Endpoint, string Method)
    {
        public string Pattern => "/" + Endpoint.RoutePattern.RawText!.Trim('/');

        public AccountPolicy? Policy => Endpoint.Metadata.GetMetadata<AccountPolicy>();

        public IReadOnlyList<string> Parameters => [.. Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)];

        // Without the constraints.
        public string Bare => System.Text.RegularExpressions.Regex.Replace(Pattern, @"\{(\w+)[^}]*\}", "{$1}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
