using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Format()
    {
        Option<string> option = new("--format")
        {
            Description = "text, or json for one document on standard output",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    /// <summary>Plugins by path or name; what looks like an option is one that does not exist.</summary>
    public static Argument<string[]> Plugins(string description)
    {
        Argument<string[]> argument = new("plugin") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        argument.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option {token.Value}");
            }
        });
        return argument;
    }

    public static Option<string[]> Scenario() => Repeatable(
        "--scenario", "ID", "run these only: the start of an ID, or a pattern with * and ?; may be given again");

    public static Option<string[]> Exclude() => Repeatable(
        "--exclude", "ID", "leave these out: the start of an ID, or a pattern with * and ?; may be given again");

    public static Option<string[]> Driver() => Repeatable(
        "--driver", "NAME", "this driver of the plugin only; may be given again");

    public static Option<string[]> Profile() => Repeatable(
        "--profile",
        "NAME",
        "run under these profiles: a name that `list profiles` shows, words of it (`bounced`), a pattern with * and ?, "
        + "or all; may be given again");

    public static Option<string?> Snapshots() => new("--snapshots")
    {
        Description = "where the snapshots lie; else as .ndis-conformance.json says",
        HelpName = "DIR",
    };

    public static bool IsJson(ParseResult parsed, Option<string> format) => parsed.GetValue(format) == "json";

    public static Selection Selection(ParseResult parsed, Option<string[]> include, Option<string[]> exclude)
        => new(parsed.GetValue(include) ?? [], parsed.GetValue(exclude) ?? []);

    public static IReadOnlyList<TestbedProfile> Profiles(ParseResult parsed, Option<string[]> profile)
        => ProfileSelection.Of(parsed.GetValue(profile) ?? []);

    private static Option<string[]> Repeatable(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
}
