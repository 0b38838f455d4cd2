using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SafeDiningCode.Web.OpenData;

/// <summary>Carries an example from where an endpoint is mapped into its description: <c>.WithExample(200, """…""")</c>.</summary>
internal static class Examples
{
    /// <summary>Gives the answer with a status, or the request's body where the status is null, an example in JSON.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder builder, int? status, string json)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Example(status, JsonNode.Parse(json)!));

    internal static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<Example>())
        {
            var content = example.Status is { } status
                ? operation.Responses?[status.ToString(System.Globalization.CultureInfo.InvariantCulture)].Content
                : operation.RequestBody?.Content;
            foreach (var media in content?.Values ?? [])
            {
                media.Example = example.Json.DeepClone();
            }
        }

        return Task.CompletedTask;
    }

    private sealed record Example(int? Status, JsonNode Json);
}
