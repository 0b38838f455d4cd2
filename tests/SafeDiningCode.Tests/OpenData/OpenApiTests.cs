using System.Text.Json.Nodes;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.OpenData;

public sealed class OpenApiTests
{
    private static readonly string Approved = Path.Combine(SourceTree.Root, "tests", "SafeDiningCode.Tests", "TestData", "openapi.v1.json");

    /// <summary>
    /// Others build on the interface: a change of it must be meant. To approve one, copy <c>openapi.v1.received.json</c>,
    /// which this test leaves beside the approved file, over it.
    /// </summary>
    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        await using var site = await TestSite.StartAsync(("PublicBaseUrl", "https://anxin.example.cn"));
        var received = (await site.Client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        var approved = File.Exists(Approved) ? await File.ReadAllTextAsync(Approved) : "";
        var receivedFile = Path.ChangeExtension(Approved, ".received.json");
        if (approved.ReplaceLineEndings("\n") != received)
        {
            await File.WriteAllTextAsync(receivedFile, received);
        }

        Assert.Equal(approved, received, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_how_it_fails_and_shows_an_example()
    {
        await using var site = await TestSite.StartAsync();
        var document = JsonNode.Parse(await site.Client.GetStringAsync("/openapi/v1.json"))!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject(), (path, operation) => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))
            .ToList();

        Assert.Equal(9, operations.Count);
        Assert.All(operations, each =>
        {
            var (name, operation) = each;
            Assert.True(operation["operationId"] is not null && operation["summary"] is not null && operation["description"] is not null, $"{name} is not described");
            var responses = operation["responses"]!.AsObject();
            Assert.True(responses.Any(response => response.Key[0] == '2'), $"{name} never succeeds");
            Assert.True(responses.Any(response => response.Key[0] == '4'), $"{name} never fails");
            Assert.All(
                responses.Where(response => response.Key[0] == '2').SelectMany(response => response.Value!["content"]!.AsObject()),
                content => Assert.True(content.Value!["example"] is not null, $"{name} has no example of its answer"));
            Assert.All(
                operation["requestBody"]?["content"]?.AsObject() ?? [],
                content => Assert.True(content.Value!["example"] is not null, $"{name} has no example of its request"));
        });
    }
}
