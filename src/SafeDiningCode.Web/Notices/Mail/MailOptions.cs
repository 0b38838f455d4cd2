using Microsoft.Extensions.Options;
using MimeKit;

namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>Settings <c>Mail:*</c>. Without <see cref="Host"/> there is no mail, and notices stay in the inbox.</summary>
internal sealed class MailOptions
{
    private const int LastPort = 65535;

    /// <summary>The server that takes mail for others.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Whom mail comes from, with or without a name: <c>餐饮安心码 &lt;anxin@example.cn&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Who signs in; empty where nobody does.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>How long one step of a conversation with the server may take.</summary>
    internal TimeSpan StepTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is mail.</summary>
    public bool IsConfigured => Host.Length > 0;

    /// <summary>Start-up check; its messages never show the password.</summary>
    internal sealed class Validator : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            if (!options.IsConfigured)
            {
                return options.From.Length + options.User.Length + options.Password.Length == 0
                    ? ValidateOptionsResult.Success
                    : ValidateOptionsResult.Fail("Mail:Host must be set where other settings of Mail are.");
            }

            var fault = options switch
            {
                { Port: < 1 or > LastPort } => "Mail:Port is a number from 1 to 65535.",
                _ when !Enum.IsDefined(options.Tls) => "Mail:Tls is StartTls, Implicit or None.",
                _ when !IsAddress(options.From) => "Mail:From must be a mail address, like anxin@example.cn or 餐饮安心码 <anxin@example.cn>.",
                _ when options.User.Length == 0 != (options.Password.Length == 0) => "Mail:User and Mail:Password belong together.",
                { Tls: MailTls.None, User.Length: > 0 } => "Mail:User with Mail:Tls=None would send the password in the clear.",
                _ => null,
            };
            return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fault);
        }

        private static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var address) && MailAddresses.IsPlain(address.Address);
    }
}
