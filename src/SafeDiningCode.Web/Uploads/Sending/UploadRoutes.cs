using Microsoft.AspNetCore.Mvc;

namespace SafeDiningCode.Web.Uploads.Sending;

/// <summary>What a route that takes files needs.</summary>
internal static class UploadRoutes
{
    /// <summary>Lets bodies of this route be as large as a form with files: everywhere else the server's own limit holds.</summary>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequestSizeLimitAttribute(UploadForm.MostBodyBytes));
}
