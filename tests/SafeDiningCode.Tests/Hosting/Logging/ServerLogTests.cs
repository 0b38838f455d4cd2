using System.Text.Json;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Hosting.Logging;

public sealed class ServerLogTests
{
    [Fact]
    public async Task Every_line_is_json_and_none_tells_of_a_person_whatever_goes_wrong()
    {
        await using var folder = await ServerFolder.CreateAsync(eateries: 2);
        await using var server = await ServerProcess.StartAsync(folder.Folder, TelltaleDiner.Trust);
        using var diner = new TelltaleDiner(server.Address);
        var (code, other) = (folder.Codes[0].ToString(), folder.Codes[1].ToString());
        await diner.VisitAsync(code);

        // Errors of both kinds: a table gone, and a row that nobody can make sense of.
        await folder.TamperAsync("UPDATE licence SET status = 'nonsense'; ALTER TABLE visit RENAME TO visit_away; ALTER TABLE eatery RENAME COLUMN sign TO sign_away");
        var statuses = await diner.TryAsync(code, other);
        Assert.Equal([503, 503, 503, 404, 503], statuses);
        await folder.TamperAsync("ALTER TABLE eatery RENAME COLUMN sign_away TO sign");
        // The database was away as far as the server knows; it looks again in a moment.
        await Eventually.HoldsAsync(async () => (await diner.TryAsync(code, other))[1] == 500, "The row that makes no sense was never read.");

        Assert.Equal(0, await server.StopAsync(Eventually.Limit));

        var lines = (await server.OutputAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var messages = lines.Select(line =>
        {
            using var entry = JsonDocument.Parse(line);
            Assert.EndsWith("Z", entry.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
            return entry.RootElement.GetProperty("Message").GetString()!;
        }).ToList();
        Assert.Contains(messages, message => message.Contains("Request to", StringComparison.Ordinal) && message.Contains("no such table", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("no known status", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("ratings could not be written", StringComparison.Ordinal));
        Assert.All(diner.Words, word => Assert.DoesNotContain(lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(lines, line => line.Contains("DataProtection", StringComparison.Ordinal));
    }
}
