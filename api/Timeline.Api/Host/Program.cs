return await Timeline.Api.Host.CommandLine.RunAsync(args);
