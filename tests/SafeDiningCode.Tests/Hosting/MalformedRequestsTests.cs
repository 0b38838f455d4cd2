using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Hosting;

public sealed class MalformedRequestsTests
{
    private const int Requests = 10_000;
    private const int Clients = 8;

    [Fact]
    public async Task Ten_thousand_malformed_requests_bring_no_server_error_and_no_change()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, ("Limits:RatingsPerNetworkPerMinute", "0"));
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, sign: "示例小馆"));
        // The pages are asked for once first: keys of the day are made then, and that is no change by the requests below.
        foreach (var path in new[] { $"/c/{code}", $"/c/{code}/rate", $"/c/{code}/report", $"/api/v1/eateries/{code}/visit" })
        {
            using var warm = await site.Client.GetAsync(path);
            warm.EnsureSuccessStatusCode();
        }

        var before = await DumpAsync(site);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendAsync(site.Port, client, code.ToString()))));

        var statuses = answers.SelectMany(answer => answer).ToList();
        var failed = statuses.Where(answer => answer.Status >= 500).Select(answer => $"{answer.Status}: {answer.Request}").ToList();
        Assert.True(failed.Count == 0, string.Join("\n\n", failed.Take(5)));
        // A connection may be closed on a request that cannot be read at all; most get an answer.
        Assert.True(statuses.Count(answer => answer.Status is >= 200 and < 500) > Requests * 0.9, $"{statuses.Count(answer => answer.Status == 0)} got no answer");
        Assert.Equal(before, await DumpAsync(site));
    }

    private static async Task<List<(int Status, string Request)>> SendAsync(int port, int client, string code)
    {
        var malformed = new MalformedRequest(seed: client, code);
        var answers = new List<(int Status, string Request)>();
        for (var i = 0; i < Requests / Clients; i++)
        {
            var request = malformed.Next();
            answers.Add((await StatusAsync(port, request), Encoding.Latin1.GetString(request, 0, Math.Min(request.Length, 400))));
        }

        return answers;
    }

    // 0 where the connection was closed without an answer.
    private static async Task<int> StatusAsync(int port, byte[] request)
    {
        using var socket = new TcpClient("127.0.0.1", port);
        await using var stream = socket.GetStream();
        var buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(request);
            var read = await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false);
            return read >= 12 && int.TryParse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture, out var status) ? status : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<string> DumpAsync(TestSite site)
    {
        await using var connection = await site.Database.ConnectAsync();
        var dump = new StringBuilder();
        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            dump.Append(table);
            foreach (var row in await connection.QueryAsync($"SELECT * FROM {table} ORDER BY 1, 2"))
            {
                dump.AppendJoin('|', ((IDictionary<string, object?>)row).Values).AppendLine();
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(dump.ToString())));
    }
}
