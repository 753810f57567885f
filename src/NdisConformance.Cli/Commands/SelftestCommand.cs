using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>selftest</c></summary>
internal sealed class SelftestCommand(
    SelftestRunner runner, PluginLocator plugins, Interruption interruption, Output output) : ICommandSource
{
    private readonly Option<string> _format = SharedOptions.Format();
    private readonly Option<string> _faulty =
        Plugin("--faulty", PluginLocator.Faulty, "the plugin of faulty miniports");

    private readonly Option<string> _conforming =
        Plugin("--conforming", PluginLocator.Conforming, "the plugin of conforming miniports");

    public Command Create()
    {
        Command command = new(
            "selftest", "Prove that each faulty miniport is caught by its own rule, and no conforming one is blamed.")
        {
            _faulty, _conforming, _format,
        };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () => Run(parsed)));
        return command;
    }

    private static Option<string> Plugin(string name, string plugin, string description) => new(name)
    {
        Description = description,
        HelpName = "PLUGIN",
        DefaultValueFactory = _ => plugin,
    };

    private ExitCode Run(ParseResult parsed)
    {
        bool json = SharedOptions.IsJson(parsed, _format);
        string faulty = plugins.Find(parsed.GetRequiredValue(_faulty));
        string conforming = plugins.Find(parsed.GetRequiredValue(_conforming));
        SelftestResult result = ProgressPresenter.Watch(
            output,
            json,
            everyScenario: false,
            observer => runner.Run(faulty, conforming, observer, interruption.Token));
        if (json)
        {
            output.Results.Write(JsonReport.Of(result));
        }
        else
        {
            SelftestText.Write(output.Results, result);
        }

        return result.ExitCode;
    }
}
