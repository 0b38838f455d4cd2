using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.OpenData;

/// <summary>The description of the interface for programs, at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiModule
{
    private const string About =
        "Public facts about licensed eateries and what diners say of them. No key is needed but for heartbeats of kitchens and extracts of the registry. Errors are problem+json (RFC 9457): "
        + "`title` and `detail` say what to do. Days are calendar days in Asia/Shanghai.";

    public static IServiceCollection AddOpenApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo { Title = "餐饮安心码 Safe Dining Code", Version = "v1", Description = About };
            var address = context.ApplicationServices.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicBaseUrl;
            document.Servers = [new OpenApiServer { Url = address }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Examples.AddAsync);
    });

    public static void MapOpenApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi();
}
