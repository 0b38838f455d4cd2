using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>The real proxy with the settings of infra/nginx before the real server.</summary>
public sealed class NginxTests(ProxiedInstance instance) : IClassFixture<ProxiedInstance>
{
    private const string Phone = "zh-CN,zh;q=0.9,en;q=0.8";

    [Fact]
    public async Task Its_settings_are_sound()
    {
        var program = Tools.Require("nginx");
        var folder = Directory.CreateTempSubdirectory("safedining-nginx-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "cache"));
            var settings = Path.Combine(folder, "nginx.conf");
            await File.WriteAllTextAsync(settings, NginxProcess.Settings(folder, Ports.Free(), instance.Address, instance.Address), Cancellation);

            var (exitCode, _, errors) = await Tools.RunAsync(program, "-t", "-p", folder, "-c", settings, "-e", Path.Combine(folder, "error.log"));

            Assert.True(exitCode == 0, errors);
            Assert.DoesNotContain("[warn]", errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_scan_page_is_kept_and_its_languages_and_encodings_do_not_mix()
    {
        await using var nginx = await NginxProcess.StartAsync(instance.Address, instance.Address);
        using var client = Diner.At("127.0.0.1", nginx.Address);
        var code = await instance.NewCodeAsync();
        (string Language, string Encoding)[] readers =
            [(Phone, "gzip, deflate, br"), (Phone, "gzip"), (Phone, ""), ("en-GB", "gzip, deflate, br"), ("en-GB", "gzip"), ("en-GB", "")];
        var seen = new List<(string? Cache, byte[] Body)>();
        foreach (var (language, encoding) in readers.Concat(readers))
        {
            using var through = await client.SendAsync(Diner.Scan(code, language, encoding), Cancellation);
            using var direct = await instance.Client.SendAsync(Diner.Scan(code, language, encoding), Cancellation);
            var body = await through.Content.ReadAsByteArrayAsync(Cancellation);

            Assert.Equal(HttpStatusCode.OK, through.StatusCode);
            Assert.Equal(await direct.Content.ReadAsByteArrayAsync(Cancellation), body);
            foreach (var name in (string[])["Content-Encoding", "Content-Language", "ETag", "Cache-Control", "Vary", "Content-Security-Policy", "Content-Type"])
            {
                Assert.Equal(Diner.Header(direct, name), Diner.Header(through, name));
            }

            seen.Add((Diner.Header(through, "X-Cache"), body));
        }

        Assert.All(seen.Take(readers.Length), answer => Assert.Equal("MISS", answer.Cache));
        Assert.All(seen.Skip(readers.Length), answer => Assert.Equal("HIT", answer.Cache));
        Assert.Equal(readers.Length, seen.Select(answer => Convert.ToHexString(answer.Body)).Distinct(StringComparer.Ordinal).Count());

        using var page = await client.SendAsync(Diner.Scan(code, Phone, "gzip"), Cancellation);
        var again = Diner.Scan(code, Phone, "gzip");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var unchanged = await client.SendAsync(again, Cancellation);
        Assert.Equal((HttpStatusCode.NotModified, "HIT"), (unchanged.StatusCode, Diner.Header(unchanged, "X-Cache")));
    }

    [Fact]
    public async Task A_rating_goes_through_and_nothing_about_it_is_kept()
    {
        await using var nginx = await NginxProcess.StartAsync(instance.Address, instance.Address);
        using var client = Diner.At("127.0.0.2", nginx.Address);
        var code = await instance.NewCodeAsync();

        using var rated = await Diner.RateAsync(client, code, "device-through-nginx");
        Assert.Equal(HttpStatusCode.Created, rated.StatusCode);
        var receipt = (await rated.Content.ReadFromJsonAsync<Diner.Answer>(Cancellation))!.Receipt;
        // A form sets the device's cookie: the next diner must never be given it.
        foreach (var path in (string[])[$"/c/{code}/receipts/{receipt}", $"/c/{code}/rate", $"/api/v1/eateries/{code}/visit", "/c/0000000000000000"])
        {
            for (var i = 0; i < 2; i++)
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
                Assert.Equal("MISS", Diner.Header(answer, "X-Cache"));
                Assert.Equal("no-store", Diner.Header(answer, "Cache-Control"));
            }
        }

        using var inside = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, inside.StatusCode);
    }

    [Fact]
    public async Task Where_a_diner_comes_from_is_what_the_proxy_sees_and_not_what_the_diner_says()
    {
        await using var nginx = await NginxProcess.StartAsync(instance.Address, instance.Address);
        using var liar = Diner.At("127.0.0.3", nginx.Address);
        using var other = Diner.At("127.0.0.4", nginx.Address);
        var code = await instance.NewCodeAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= ProxiedInstance.RatingsPerMinute; i++)
        {
            using var answer = await Diner.RateAsync(liar, code, $"device-of-a-liar-{i}", forwardedFor: $"203.0.113.{i}");
            answers.Add(answer.StatusCode);
        }

        using var elsewhere = await Diner.RateAsync(other, code, "device-elsewhere");

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Created, ProxiedInstance.RatingsPerMinute), HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Instances_are_told_what_the_proxy_knows_and_nothing_that_was_written_for_them()
    {
        string[] told = ["Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Accept-Language", "Cookie", "Origin"];
        await using var origin = await FakeInstance.StartAsync((http, _) => http.Response.WriteAsync(string.Join('|', told.Select(name => http.Request.Headers[name].ToString()))));
        await using var nginx = await NginxProcess.StartAsync(origin.Address, origin.Address);
        using var client = Diner.At("127.0.0.7", nginx.Address);
        using var request = Diner.Scan("code", "en-GB", "gzip");
        request.Headers.Host = "anxin.example.cn:8443";
        (string Name, string Value)[] written =
        [
            ("X-Forwarded-For", "203.0.113.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Real-IP", "203.0.113.1"),
            ("Forwarded", "for=203.0.113.1"), ("Cookie", "device=1"), ("Origin", "https://anxin.example.cn:8443"),
        ];
        foreach (var (name, value) in written)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(request, Cancellation);

        // Host and Origin as they came: the service compares them.
        Assert.Equal(
            "anxin.example.cn:8443|127.0.0.7|http||||en-GB|device=1|https://anxin.example.cn:8443",
            await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task With_an_instance_that_dies_over_requests_a_rating_is_never_sent_twice_and_pages_come_from_the_other()
    {
        await using var broken = await FakeInstance.StartAsync(async (http, _) =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            http.Abort();
        });
        var code = await instance.NewCodeAsync();
        var before = await instance.CountRatingsAsync();
        var taken = 0;
        var failed = 0;
        await using (var nginx = await NginxProcess.StartAsync(broken.Address, instance.Address))
        {
            using var client = Diner.At("127.0.0.5", nginx.Address);
            for (var i = 0; i < ProxiedInstance.RatingsPerMinute; i++)
            {
                // The token comes straight from the server, so that only the ratings meet the broken one.
                using var answer = await Diner.RateAsync(client, code, $"device-{i}-over-broken", await Diner.TokenAsync(instance.Client, code));
                taken += answer.StatusCode == HttpStatusCode.Created ? 1 : 0;
                failed += answer.StatusCode == HttpStatusCode.BadGateway ? 1 : 0;
            }
        }

        Assert.Equal(ProxiedInstance.RatingsPerMinute, taken + failed);
        Assert.True(failed > 0, "The broken instance was never asked: this shows nothing.");
        Assert.Equal((failed, taken), (broken.Requests, await instance.CountRatingsAsync() - before));

        await using var fresh = await NginxProcess.StartAsync(broken.Address, instance.Address);
        using var reader = Diner.At("127.0.0.5", fresh.Address);
        for (var i = 0; i < 4; i++)
        {
            using var page = await reader.SendAsync(Diner.Scan(await instance.NewCodeAsync(), Phone, "br"), Cancellation);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        Assert.True(broken.Requests > failed, "The broken instance was never asked for a page: this shows nothing.");
    }

    [Fact]
    public async Task Its_logs_say_what_was_asked_and_of_nobody()
    {
        const string Home = "127.0.0.9";
        // One of the two is not there: errors have reason to be told.
        await using var nginx = await NginxProcess.StartAsync(new Uri($"http://127.0.0.1:{Ports.Free()}"), instance.Address);
        using var diner = new TelltaleDiner(nginx.Address, Home);
        var code = await instance.NewCodeAsync();

        await diner.VisitAsync(code);
        var (access, errors) = await nginx.StopAsync();

        Assert.Contains($"GET /c/{code} 200", access, StringComparison.Ordinal);
        Assert.Contains($"POST /c/{code}/rate 303", access, StringComparison.Ordinal);
        Assert.Contains($"GET /c/{code}/receipts/- 200", access, StringComparison.Ordinal);
        Assert.All(diner.Words.Append(Home), word => Assert.DoesNotContain(word, access + errors, StringComparison.OrdinalIgnoreCase));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
