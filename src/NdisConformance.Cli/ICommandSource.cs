using System.CommandLine;

namespace NdisConformance.Cli;

/// <summary>A command of the tool.</summary>
internal interface ICommandSource
{
    Command Create();
}
