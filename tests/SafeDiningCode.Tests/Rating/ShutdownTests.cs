using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Rating;

public sealed class ShutdownTests
{
    private const int Writers = 32;

    /// <summary>Answers that the writers wait for before the server is asked to stop under them.</summary>
    private const int AnswersBefore = 400;

    private static readonly (string, string) NoLimits = ("Limits:RatingsPerNetworkPerMinute", "0");

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task A_server_asked_to_stop_under_load_answers_what_it_took_and_loses_nothing(string drainSeconds)
    {
        await using var folder = await ServerFolder.CreateAsync(eateries: 8);
        await using var server = await ServerProcess.StartAsync(folder.Folder, NoLimits, ("Shutdown:DrainSeconds", drainSeconds));
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = Eventually.Limit };
        var load = new Load(client, [.. folder.Codes.Select(code => code.ToString())]);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => load.WriteAsync(writer))));
        await load.Enough.WaitAsync(Eventually.Limit);
        load.IsStopping = true;

        var exit = await server.StopAsync(Eventually.Limit);
        await writing;

        Assert.Equal(0, exit);
        Assert.Empty(load.Faults);
        // Both ways: nothing acknowledged is lost, and nothing that was taken went without its answer.
        Assert.Equal(load.Receipts.Order(StringComparer.Ordinal), await folder.StoredReceiptsAsync());
        var (recounted, output) = await ServerProcess.RunAsync(folder.Folder, ["recount", "--check"]);
        Assert.True(recounted == 0, output);
        Assert.Contains("clean", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_drains_a_server_says_stopping_and_goes_on_serving_until_a_second_signal()
    {
        await using var folder = await ServerFolder.CreateAsync(eateries: 1);
        await using var server = await ServerProcess.StartAsync(folder.Folder, ("Shutdown:DrainSeconds", "120"));
        using var client = new HttpClient { BaseAddress = server.Address };
        var code = folder.Codes[0].ToString();
        using (var before = await client.GetAsync($"/c/{code}"))
        {
            Assert.NotEqual(true, before.Headers.ConnectionClose);
        }

        await server.TerminateAsync();
        var health = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                using var ready = await client.GetAsync("/healthz/ready");
                health = $"{(int)ready.StatusCode} {await ready.Content.ReadAsStringAsync()}";
                return health.Contains("\"stopping\"", StringComparison.Ordinal);
            },
            "It does not say that it stops.");

        Assert.Equal("503 {\"status\":\"stopping\",\"parts\":{\"database\":\"up\"}}", health.Replace(",\"redis\":\"none\"", "", StringComparison.Ordinal));
        using var scan = await client.GetAsync($"/c/{code}");
        Assert.Equal((HttpStatusCode.OK, true), (scan.StatusCode, scan.Headers.ConnectionClose));
        using var missing = await client.GetAsync("/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, true), (missing.StatusCode, missing.Headers.ConnectionClose));
        var load = new Load(client, [code]);
        await load.RateAsync("a-device-1");
        Assert.Empty(load.Faults);

        // Long before the drain would be over by itself.
        Assert.Equal(0, await server.StopAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(load.Receipts, await folder.StoredReceiptsAsync());
    }

    /// <summary>Diners who rate until the server is gone.</summary>
    private sealed class Load(HttpClient client, string[] codes)
    {
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int answered;

        public Task Enough => enough.Task;

        public ConcurrentBag<string> Receipts { get; } = [];

        /// <summary>What must not happen: an answer cut short, an error, a failure before the server was asked to stop.</summary>
        public ConcurrentBag<string> Faults { get; } = [];

        public bool IsStopping { get; set; }

        public async Task WriteAsync(int writer)
        {
            for (var i = 0; await RateAsync($"device-{writer}-{i}", writer + i); i++)
            {
                if (Interlocked.Increment(ref answered) == AnswersBefore)
                {
                    enough.SetResult();
                }
            }
        }

        public async Task<bool> RateAsync(string device, int place = 0)
        {
            var code = codes[place % codes.Length];
            var visit = await AnswerAsync<Visit>(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/eateries/{code}/visit"), HttpStatusCode.OK);
            if (visit is null)
            {
                return false;
            }

            var rating = await AnswerAsync<Answer>(
                new HttpRequestMessage(HttpMethod.Post, $"/api/v1/eateries/{code}/ratings")
                {
                    Content = JsonContent.Create(new { value = "satisfied", reasons = Array.Empty<string>(), comment = "好", token = visit.Token, device }),
                },
                HttpStatusCode.Created);
            if (rating is not null)
            {
                Receipts.Add(rating.Receipt);
            }

            return rating is not null;
        }

        // Null where the connection was refused or closed before an answer.
        private async Task<T?> AnswerAsync<T>(HttpRequestMessage request, HttpStatusCode expected)
            where T : class
        {
            HttpResponseMessage response;
            try
            {
                response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                if (!IsStopping)
                {
                    Faults.Add(error.ToString());
                }

                return null;
            }
            finally
            {
                request.Dispose();
            }

            using (response)
            {
                try
                {
                    if (response.StatusCode == expected)
                    {
                        return await response.Content.ReadFromJsonAsync<T>();
                    }

                    Faults.Add($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                }
                catch (Exception error)
                {
                    Faults.Add($"An answer was cut short: {error}");
                }

                return null;
            }
        }
    }

    private sealed record Visit(string Token);

    private sealed record Answer(string Receipt, bool Counted);
}
