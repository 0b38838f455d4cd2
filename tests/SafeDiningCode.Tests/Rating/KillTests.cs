using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Rating;

public sealed class KillTests
{
    private const int Runs = 5;
    private const int Writers = 32;
    private const int EateryCount = 8;

    /// <summary>Answers that the writers wait for before the server is killed under them.</summary>
    private const int AnswersBeforeKill = 400;

    private static readonly (string, string)[] NoLimits = [("Limits:RatingsPerNetworkPerMinute", "0")];

    [Fact]
    public async Task A_killed_server_has_every_acknowledged_rating_once_and_counts_a_repetition_once()
    {
        await using var folder = await ServerFolder.CreateAsync(EateryCount);
        var all = new List<Sent>();
        for (var run = 0; run < Runs; run++)
        {
            var sent = await KillUnderWritersAsync(folder.Folder, folder.Codes, run);
            Assert.Contains(sent, rating => rating.Receipt is not null);
            all.AddRange(sent);

            await using var server = await ServerProcess.StartAsync(folder.Folder, NoLimits);
            using var client = new HttpClient { BaseAddress = server.Address };
            foreach (var lost in sent.Where(rating => rating.Receipt is null))
            {
                await lost.SendAsync(client);
                Assert.NotNull(lost.Receipt);
            }

            var again = sent[sent.Count / 2];
            var first = again.Receipt;
            await again.SendAsync(client);
            Assert.Equal(first, again.Receipt);
            using var page = await client.GetAsync($"/c/{again.Code}/receipts/{first}");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        Assert.Equal(all.Count, all.Select(rating => rating.Receipt).Distinct().Count());
        Assert.Equal(all.Select(rating => rating.Receipt!).Order(StringComparer.Ordinal), await folder.StoredReceiptsAsync());
        var (exitCode, output) = await ServerProcess.RunAsync(folder.Folder, ["recount", "--check"]);
        Assert.True(exitCode == 0, output);
        Assert.Contains("clean", output, StringComparison.Ordinal);
    }

    private static async Task<List<Sent>> KillUnderWritersAsync(string folder, List<TrustCode> codes, int run)
    {
        await using var server = await ServerProcess.StartAsync(folder, NoLimits);
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = Eventually.Limit };
        var sent = new ConcurrentBag<Sent>();
        var acknowledged = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var code = codes[(writer + i) % codes.Count].ToString();
                try
                {
                    var visit = await client.GetFromJsonAsync<Visit>($"/api/v1/eateries/{code}/visit");
                    var rating = new Sent(code, visit!.Token, $"device-{run}-{writer}-{i}");
                    sent.Add(rating);
                    await rating.SendAsync(client);
                }
                catch (Exception error) when (error is HttpRequestException or IOException)
                {
                    return;
                }

                if (Interlocked.Increment(ref acknowledged) == AnswersBeforeKill)
                {
                    enough.SetResult();
                }
            }
        })).ToArray();
        await enough.Task.WaitAsync(Eventually.Limit);
        await server.KillAsync();
        await Task.WhenAll(writers);
        return [.. sent];
    }

    private sealed class Sent(string code, string token, string device)
    {
        public string Code => code;

        /// <summary>Null until a 201 came back.</summary>
        public string? Receipt { get; private set; }

        public async Task SendAsync(HttpClient client)
        {
            using var response = await client.PostAsJsonAsync(
                $"/api/v1/eateries/{code}/ratings", new { value = "satisfied", reasons = Array.Empty<string>(), comment = "好", token, device });
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            Receipt = (await response.Content.ReadFromJsonAsync<Answer>())!.Receipt;
        }
    }

    private sealed record Visit(string Token);

    private sealed record Answer(string Receipt, bool Counted);
}
