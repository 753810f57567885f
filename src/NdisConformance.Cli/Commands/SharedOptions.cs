using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using NdisConformance.Host.Kernel;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>Name of the argument that takes plugins.</summary>
    public const string PluginArgument = "plugin";

    /// <summary>What the help calls the value of an option that takes a plugin.</summary>
    public const string PluginHelp = "PLUGIN";

    /// <summary>What the help calls the value of an option that takes a folder.</summary>
    public const string FolderHelp = "DIR";

    /// <summary>What the help calls the value of an option that takes a report.</summary>
    public const string ReportHelp = "KIND=PATH";

    /// <summary>The option that names the snapshot folder.</summary>
    public const string SnapshotFolder = "--snapshots";

    private const string PluginMeans = "the folder of a plugin, its .dll, or a name from `list plugins`";

    /// <summary>Plugins by path or name. A value that looks like an option is a misspelt option.</summary>
    public static Argument<string[]> Plugins(string description)
    {
        Argument<string[]> argument = new(PluginArgument)
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrMore,
        };
        argument.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option {token.Value}");
            }
        });
        argument.Validators.Add(result => CheckPaths(result, "a plugin", PluginMeans));
        return argument;
    }

    /// <summary>An option that takes one plugin.</summary>
    public static Option<string> Plugin(string name, string usual, string description)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = PluginHelp,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result => CheckPaths(result, name, PluginMeans));
        return option;
    }

    /// <summary>An option that takes one plugin, or is left out.</summary>
    public static Option<string?> Plugin(string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = PluginHelp };
        option.Validators.Add(result => CheckPaths(result, name, PluginMeans));
        return option;
    }

    /// <summary>An option that takes one text that says something.</summary>
    public static Option<string?> Single(string name, string helpName, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result => Check(result, name, GivenText.Fault, $"{helpName}, or leave the option out"));
        return option;
    }

    /// <summary>A side of a comparison.</summary>
    public static Argument<string> Side(string name, string description)
    {
        Argument<string> argument = new(name) { Description = description };
        argument.Validators.Add(result => CheckPaths(result, name, "a path, or the name of a plugin"));
        return argument;
    }

    public static Option<string[]> Scenario() => Completed(Repeatable(
        "--scenario", "ID", "only these scenarios: the start of an ID, or a pattern with * and ?; repeatable"),
        Scenarios);

    public static Option<string[]> Exclude() => Completed(Repeatable(
        "--exclude", "ID", "not these scenarios: the start of an ID, or a pattern with * and ?; repeatable"),
        Scenarios);

    public static Option<string[]> Driver() => Repeatable(
        "--driver", "NAME", "only this driver of the plugin; repeatable");

    public static Option<string[]> Profile() => Completed(Repeatable(
        "--profile",
        "NAME",
        "run under these profiles: a name from `list profiles`, words of one (`bounced`), a pattern with * and ?, or "
        + "all; repeatable"),
        () => [.. TestbedProfile.All.Select(profile => profile.Name), "all"]);

    public static Option<string[]> Ndis() => Completed(Repeatable(
        "--ndis",
        "VERSION",
        $"run on a host of this version of NDIS, {HostVersion.Each[0]} to {HostVersion.Newest}, or on all; the newest "
        + $"one by default, which is {HostVersion.NewestForNdis5} for drivers of NDIS 5; repeatable"),
        () => [.. HostVersion.Each.Select(version => version.Name), "all"]);

    /// <summary>The IDs that a shell completes.</summary>
    public static IEnumerable<string> Scenarios() => ScenarioCatalogue.Everything.Select(scenario => scenario.Id);

    public static Option<string?> Snapshots() => Folder(
        SnapshotFolder,
        "snapshot folder; by default the one that .ndis-conformance.json names",
        "a folder, or leave the option out to compare with the configured ones");

    public static Option<bool> Strict() => new("--strict")
    {
        Description = "count advice as a violation, and require exactly the structure headers of the declared version",
    };

    /// <summary>An option that takes a folder, or is left out.</summary>
    public static Option<string?> Folder(
        string name, string description, string instead = "a folder, or leave the option out")
    {
        Option<string?> option = new(name) { Description = description, HelpName = FolderHelp };
        option.Validators.Add(result => CheckPaths(result, name, instead));
        return option;
    }

    public static Selection Selection(ParseResult parsed, Option<string[]> include, Option<string[]> exclude)
        => new(parsed.GetValue(include) ?? [], parsed.GetValue(exclude) ?? []);

    public static IReadOnlyList<TestbedProfile> Profiles(ParseResult parsed, Option<string[]> profile)
        => ProfileSelection.Of(parsed.GetValue(profile) ?? []);

    /// <summary>An option that may come several times, each time with a text that says something.</summary>
    public static Option<string[]> Repeatable(string name, string helpName, string description)
    {
        Option<string[]> option = new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result => Check(result, name, GivenText.Fault, $"{helpName}, or leave the option out"));
        return option;
    }

    /// <summary>A number, in the invariant form.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">What the help calls the number.</param>
    /// <param name="description">What it is.</param>
    /// <param name="usual">The number if none is given.</param>
    /// <param name="range">The numbers that it may be, in words.</param>
    /// <param name="isInRange">True for these numbers.</param>
    public static Option<T> Number<T>(
        string name, string helpName, string description, T? usual, string range, Predicate<T> isInRange)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = usual is { } value ? _ => value : null,
            CustomParser = result =>
            {
                string text = string.Join(' ', result.Tokens.Select(token => token.Value));
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number)
                    && isInRange(number))
                {
                    return number;
                }

                result.AddError($"{name} takes {range}, and not {Quoted.Of(text)}");
                return usual ?? default;
            },
        };

    private static Option<string[]> Completed(Option<string[]> option, Func<IEnumerable<string>> words)
    {
        option.CompletionSources.Add(_ => words().Select(word => new CompletionItem(word)));
        return option;
    }

    private static void CheckPaths(SymbolResult result, string name, string instead)
        => Check(result, name, GivenText.PathFault, instead);

    private static void Check(SymbolResult result, string name, Func<string, string?> fault, string instead)
    {
        foreach (Token token in result.Tokens)
        {
            if (fault(token.Value) is { } found)
            {
                result.AddError($"{name} {found}; give {instead}");
            }
        }
    }
}
