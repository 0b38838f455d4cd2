using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Hosting;

/// <summary>Settings of the service as a whole.</summary>
public sealed class ServiceOptions
{
    /// <summary>The address printed into codes, like <c>https://anxin.example.cn</c>: scheme, host and port only.</summary>
    public string PublicBaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>The authority whose word the pages are, in Chinese.</summary>
    public string Authority { get; set; } = "昆明市市场监督管理局";

    /// <summary>The authority's name in English.</summary>
    public string AuthorityEnglish { get; set; } = "Kunming Administration for Market Regulation";

    /// <summary>Start-up check of <see cref="ServiceOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<ServiceOptions>
    {
        public ValidateOptionsResult Validate(string? name, ServiceOptions options) =>
            Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var uri)
                && (uri.Scheme is "http" or "https")
                && uri.PathAndQuery == "/"
                && uri.Fragment.Length == 0
                && uri.UserInfo.Length == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"PublicBaseUrl must be scheme, host and port only, like https://anxin.example.cn; it is '{options.PublicBaseUrl}'.");
    }
}
