using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NdisConformance.Reports;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>--format</c> of a command: the registered formats that can write its result.</summary>
/// <typeparam name="T">The kind of result that the command has.</typeparam>
internal sealed class FormatOption<T>
{
    private readonly IReadOnlyList<IReportOf<T>> _formats;

    public FormatOption(ReportFormats formats)
    {
        _formats = formats.For<T>();
        Option = new Option<string>("--format")
        {
            Description = "how to write the result: "
                + string.Join("; ", _formats.Select(format => $"{format.Name} ({format.Description})")),
            HelpName = string.Join('|', _formats.Select(format => format.Name)),
            DefaultValueFactory = _ => _formats[0].Name,
        };
        Option.CompletionSources.Add(_ => _formats.Select(format => new CompletionItem(format.Name)));
        Option.Validators.Add(Validate);
    }

    public Option<string> Option { get; }

    /// <summary>The format that the command line asks for.</summary>
    public IReportOf<T> Of(ParseResult parsed) => Find(parsed.GetRequiredValue(Option))
        ?? throw new InvalidOperationException("the command line was not validated");

    /// <summary>The same format for another kind of result.</summary>
    /// <typeparam name="TOther">That kind.</typeparam>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option that leads to such a result.</param>
    /// <exception cref="ConfigurationException">The format cannot write it.</exception>
    public IReportOf<TOther> Of<TOther>(ParseResult parsed, string option)
        => Of(parsed) as IReportOf<TOther> ?? throw new ConfigurationException(
            $"{option} has no format {Of(parsed).Name}; give --format "
            + string.Join(" or ", _formats.OfType<IReportOf<TOther>>().Select(format => format.Name)));

    private IReportOf<T>? Find(string name) => _formats.FirstOrDefault(format => format.Name == name);

    private void Validate(OptionResult result)
    {
        string name = result.Tokens.Count == 0 ? _formats[0].Name : result.Tokens[^1].Value;
        if (Find(name) is null)
        {
            result.AddError($"there is no format {Quoted.Of(name)} for this command; the formats are "
                + string.Join(", ", _formats.Select(format => format.Name)));
        }
    }
}
