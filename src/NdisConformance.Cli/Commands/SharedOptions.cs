using System.CommandLine;
using System.CommandLine.Parsing;
using NdisConformance.Host.Kernel;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>Plugins by path or name. A value that looks like an option is a misspelt option.</summary>
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
        "--scenario", "ID", "only these scenarios: the start of an ID, or a pattern with * and ?; repeatable");

    public static Option<string[]> Exclude() => Repeatable(
        "--exclude", "ID", "not these scenarios: the start of an ID, or a pattern with * and ?; repeatable");

    public static Option<string[]> Driver() => Repeatable(
        "--driver", "NAME", "only this driver of the plugin; repeatable");

    public static Option<string[]> Profile() => Repeatable(
        "--profile",
        "NAME",
        "run under these profiles: a name from `list profiles`, words of one (`bounced`), a pattern with * and ?, or "
        + "all; repeatable");

    public static Option<string[]> Ndis() => Repeatable(
        "--ndis",
        "VERSION",
        $"run on a host of this version of NDIS, {HostVersion.Each[0]} to {HostVersion.Newest}, or on all; the newest "
        + $"one by default, which is {HostVersion.NewestForNdis5} for drivers of NDIS 5; repeatable");

    public static Option<string?> Snapshots() => new("--snapshots")
    {
        Description = "snapshot folder; by default the one that .ndis-conformance.json names",
        HelpName = "DIR",
    };

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
